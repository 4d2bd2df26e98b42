"use client";
import { useState } from "react";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CardHead } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldNote } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import { MenuButton } from "@/components/ui/menu";
import { type ApiPermission, apiPermissions } from "@/lib/access/permissions";
import type { TokenUsage } from "@/lib/tokens/schema";
import { Changes } from "./rights-changes";
import { differenceOf, groupsOf, mergedRights, presetNames, presetOf, presets } from "./presets";
import { RightsRow } from "./rights-row";

type Props = {
  headingId: string;
  offered: ApiPermission[];
  initial: ApiPermission[];
  /** What the token holds now: what differs from it is said. Without it only what a preset changed is said. */
  saved?: ApiPermission[];
  /** What it held when somebody else changed it meanwhile; that change is said and laid under one's own. */
  seen?: ApiPermission[] | null;
  /** Calls in the last seven days by right: what taking one away would cost. */
  used?: TokenUsage["byPermission"];
};

/** The rights of a token to tick, in the manual's own sentences. They are sent as `permissions[]`. */
export function PermissionMatrix({ headingId, offered, initial, saved, seen = null, used }: Props) {
  const t = useTranslations();
  const { id, error, given } = useField("permissions");
  const [chosen, setChosen] = useChosen(given, initial, saved, seen !== null);
  const [beforePreset, setBeforePreset] = useState<ApiPermission[] | null>(null);
  const preset = presetOf(chosen);

  function tick(right: ApiPermission, ticked: boolean) {
    setBeforePreset(null);
    setChosen(offered.filter((candidate) => (candidate === right ? ticked : chosen.includes(candidate))));
  }

  return (
    <fieldset aria-labelledby={headingId} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <CardHead
        id={headingId}
        title={t("tokens.matrix.title")}
        note={t("tokens.count", { count: chosen.length, total: offered.length })}
        actions={
          <MenuButton
            name={t("tokens.matrix.presetMenu")}
            label={
              <>
                {preset ? t("tokens.matrix.presetNamed", { name: t(`tokens.matrix.presets.${preset}`) }) : t("tokens.matrix.preset")}
                <ChevronDown className="size-4" aria-hidden />
              </>
            }
            items={presetNames.map((name) => ({
              id: name,
              label: <PresetWords name={t(`tokens.matrix.presets.${name}`)} {...differenceOf(chosen, presets[name])} />,
              textValue: t(`tokens.matrix.presets.${name}`),
              onAction: () => {
                setBeforePreset(chosen);
                setChosen([...presets[name]]);
              },
            }))}
          />
        }
      />
      {error && (
        <div className="px-6 pb-3 max-sm:px-5">
          <FieldNote id={id} error={error} />
        </div>
      )}
      {groupsOf(offered).map(({ group, rights }) => (
        <RightsRow
          key={group}
          title={t(`permissions.groups.${group}`)}
          rights={rights.map((right) => {
            const sentence = t(`permissions.sentences.${right}`);
            const content = (
              <Checkbox
                // The summary's link leads to the first box.
                id={right === offered[0] ? id : `${id}-${right}`}
                name="permissions[]"
                value={right}
                size="m"
                label={sentence}
                ref={(box) => {
                  // React resets the form after its action; then a box goes back to what it holds here.
                  if (box) box.defaultChecked = chosen.includes(right);
                }}
                checked={chosen.includes(right)}
                onChange={(event) => tick(right, event.target.checked)}
                aria-invalid={error ? true : undefined}
              />
            );
            return { right, sentence, content };
          })}
        />
      ))}
      {seen && saved && <Changes before={seen} after={saved} title={t("tokens.matrix.others")} />}
      <Changes before={saved ?? beforePreset ?? chosen} after={chosen} title={saved && t("tokens.matrix.unsaved")} used={used} />
    </fieldset>
  );
}

/** What is ticked now. When somebody else's change comes in under one's own, what was ticked here stays a change to theirs. */
function useChosen(given: string | string[] | undefined, initial: ApiPermission[], saved: ApiPermission[] | undefined, isOverlaid: boolean) {
  const [chosen, setChosen] = useState(() => (Array.isArray(given) ? apiPermissions.filter((right) => given.includes(right)) : initial));
  const [under, setUnder] = useState(saved);
  if (saved && under && saved !== under) {
    setUnder(saved);
    if (isOverlaid) setChosen(mergedRights(under, chosen, saved));
  }
  return [chosen, setChosen] as const;
}

function PresetWords({ name, added, removed }: { name: string; added: ApiPermission[]; removed: ApiPermission[] }) {
  const t = useTranslations("tokens.matrix");
  const isSame = added.length === 0 && removed.length === 0;

  return (
    <span className="py-1.5">
      <b className="block font-560">{name}</b>
      <span className="block text-small text-ink-3">
        {isSame ? t("presetSame") : t("presetEffect", { added: added.length, removed: removed.length })}
      </span>
    </span>
  );
}

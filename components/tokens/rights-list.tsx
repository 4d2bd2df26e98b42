import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import type { ApiPermission } from "@/lib/access/permissions";
import { groupsOf } from "./presets";
import { RightsRow } from "./rights-row";

type Props = { offered: ApiPermission[]; given: ApiPermission[] };

/** The permission matrix for whoever may not change it: shapes, no boxes. */
export function RightsList({ offered, given }: Props) {
  const t = useTranslations();

  return groupsOf(offered).map(({ group, rights }) => (
    <RightsRow
      key={group}
      title={t(`permissions.groups.${group}`)}
      rights={rights.map((right) => {
        const may = given.includes(right);
        const sentence = t(`permissions.sentences.${right}`);
        const content = (
          <span className={classes("flex gap-[11px] py-[3px] text-field", !may && "text-ink-3")}>
            <Icon of={may ? Check : Minus} size={16} className="mt-0.5" />
            <span>
              {sentence}
              <span className="sr-only">, {t(may ? "tokens.matrix.may" : "tokens.matrix.mayNot")}</span>
            </span>
          </span>
        );
        return { right, sentence, content };
      })}
    />
  ));
}

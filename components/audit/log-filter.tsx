import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { deedKinds, type LogChoices, type LogFilter, outcomes } from "@/lib/audit/schema";
import { isNarrowed } from "./log-address";
import { useActorName } from "./who";

type Props = { path: string; filter: LogFilter; choices: LogChoices };

/** Narrows a log. A plain GET form: what was chosen stands in the address, and it works before JavaScript. */
export function LogFilterForm({ path, filter, choices }: Props) {
  const t = useTranslations("audit");
  const nameOf = useActorName();
  const { from, to, actor, kind, outcome, company } = filter;

  return (
    <form method="get" action={path} aria-label={t("filter.label")} className="mb-5 grid grid-cols-[repeat(auto-fill,minmax(152px,1fr))] items-end gap-3">
      <TextField key={`from-${from}`} name="van" type="date" label={t("filter.from")} defaultValue={from ?? ""} />
      <TextField key={`to-${to}`} name="tot" type="date" label={t("filter.to")} defaultValue={to ?? ""} />
      <Select
        key={`actor-${actor}`}
        name="wie"
        label={t("filter.actor")}
        defaultValue={actor ?? ""}
        options={[{ value: "", label: t("filter.anyone") }, ...choices.actors.map((one) => ({ value: one.value, label: nameOf(one) }))]}
      />
      <Select
        key={`kind-${kind}`}
        name="soort"
        label={t("filter.kind")}
        defaultValue={kind ?? ""}
        options={[{ value: "", label: t("filter.anyKind") }, ...deedKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
      />
      <Select
        key={`outcome-${outcome}`}
        name="uitkomst"
        label={t("filter.outcome")}
        defaultValue={outcome ?? ""}
        options={[{ value: "", label: t("filter.anyOutcome") }, ...outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))]}
      />
      {choices.companies.length > 0 && (
        <Select
          key={`company-${company}`}
          name="bedrijf"
          label={t("filter.company")}
          defaultValue={company ?? ""}
          options={[{ value: "", label: t("filter.anyCompany") }, ...choices.companies.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
      )}
      <div className="col-span-full flex items-center gap-4">
        <Button type="submit" size="s">
          {t("filter.apply")}
        </Button>
        {isNarrowed(filter) && (
          <TextLink href={path} className="text-field">
            {t("filter.clear")}
          </TextLink>
        )}
      </div>
    </form>
  );
}

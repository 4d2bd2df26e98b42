import type { ReactNode } from "react";
import { FileText, KeyRound, ShieldCheck, Undo2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import type { AgreementText, Part } from "@/lib/agreements/schema";

type Props = { text: AgreementText; parts: Part[]; minutes: number; children: ReactNode };

/** The agreement before anybody signed: what it looks like, what it is about, how long reading takes; the actions as children. */
export function AgreementCard({ text, parts, minutes, children }: Props) {
  const t = useTranslations("agreements");
  const locale = useLocale();
  const about = [
    { icon: <KeyRound />, words: t("about.tokens") },
    { icon: <FileText />, words: t("about.data") },
    { icon: <ShieldCheck />, words: t("about.gdpr") },
    { icon: <Undo2 />, words: t("about.ending") },
  ];

  return (
    <Card labelledBy="agreement-version" className="grid overflow-hidden sm:grid-cols-[246px_minmax(0,1fr)]">
      <Paper parts={parts} />
      <div className="p-7 max-sm:p-5">
        <h2 id="agreement-version" className="text-[1.25rem]/7 font-600 tracking-[-0.014em]">
          {t("version", { version: text.version })}
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-[18px] text-field text-ink-3">
          <span>{t("published", { date: dateText(text.publishedAt.slice(0, 10), locale) })}</span>
          <span>{t("readingTime", { minutes })}</span>
        </p>
        <ul aria-label={t("about.label")} className="mt-4 grid gap-[7px] text-table text-ink-2">
          {about.map(({ icon, words }) => (
            <li key={words} className="flex icon-16 items-center gap-3 [&>svg]:text-ink-3">
              {icon}
              {words}
            </li>
          ))}
        </ul>
        <div className="mt-6">{children}</div>
      </div>
    </Card>
  );
}

/** The first page of the real text, too small to read: a picture of what the button opens. */
function Paper({ parts }: { parts: Part[] }) {
  return (
    <div aria-hidden lang="nl" className="relative overflow-hidden border-r border-line bg-sunken max-sm:hidden">
      <div className="absolute inset-x-7 top-[26px] h-full overflow-hidden bg-surface px-[18px] pt-5 text-[0.4375rem]/[0.6875rem] text-ink-2 shadow-2 select-none">
        {parts.slice(0, 14).map((part, index) => (
          <PaperPart key={index} part={part} />
        ))}
      </div>
    </div>
  );
}

function PaperPart({ part }: { part: Part }) {
  if (part.kind === "list") return part.items.map((item) => <p key={item}>{item}</p>);
  if (part.kind === "title") return <p className="mb-1 text-[0.6875rem]/4 font-620 text-ink">{part.text}</p>;
  return <p className={part.kind === "heading" ? "mt-2 font-620 text-ink" : "mb-1"}>{part.text}</p>;
}

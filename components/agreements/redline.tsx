import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { Change, Words } from "@/lib/agreements/schema";

type Props = { from: string; to: string; changes: Change[] };

/** What differs between the text that was signed and the one to sign: per part, the words that came and went. */
export function Redline({ from, to, changes }: Props) {
  const t = useTranslations("agreements.changes");

  return (
    <Card labelledBy="changes">
      <CardHead id="changes" title={t("heading", { from, to })} note={changes.length > 0 && t("count", { count: changes.length })} />
      <CardBody>
        {changes.length === 0 && <p className="text-table">{t("none")}</p>}
        <ol className="grid gap-5">
          {changes.map((change, index) => (
            <li key={index} className="grid gap-1.5 border-t border-line pt-4 first:border-t-0 first:pt-0">
              <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-field text-ink-3">
                <Tag>{t(change.kind)}</Tag>
                {change.number && <span className="num">{change.number}</span>}
                {change.under && <span lang="nl">{change.under}</span>}
              </p>
              <p lang="nl" className="max-w-[76ch] wrap-anywhere text-ink-2">
                {change.words.map((words, place) => (
                  <Marked key={place} words={words} />
                ))}
              </p>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

/** Underlined for what came, struck out for what went; said in words for whoever hears the page. */
function Marked({ words: { kind, text } }: { words: Words }) {
  const t = useTranslations("agreements.changes");
  if (kind === "same") return text;

  const Element = kind === "added" ? "ins" : "del";
  return (
    <Element className={kind === "added" ? "bg-ok-tint text-ink decoration-2 underline-offset-2" : "bg-failed-tint text-ink-2"}>
      <span className="sr-only"> {t(kind === "added" ? "wordsAdded" : "wordsRemoved")} </span>
      {text}
    </Element>
  );
}

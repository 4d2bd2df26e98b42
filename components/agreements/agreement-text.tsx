import type { Part } from "@/lib/agreements/schema";

/** The whole text as it is signed: in Dutch, in either language of the screen. Headings can be linked to by `headingId`. */
export function AgreementWording({ parts }: { parts: Part[] }) {
  return (
    <div lang="nl" className="grid gap-3 hyphens-auto wrap-anywhere">
      {parts.map((part, index) => (
        <PartOfText key={index} part={part} id={headingId(index)} />
      ))}
    </div>
  );
}

/** The headings of a text with links to them. */
export function AgreementContents({ label, parts }: { label: string; parts: Part[] }) {
  return (
    <nav aria-label={label}>
      <ul lang="nl" className="grid gap-1.5 text-field">
        {parts.map(
          (part, index) =>
            (part.kind === "heading" || (part.kind === "title" && index > 0)) && (
              <li key={index} className={part.kind === "title" ? "mt-2 font-560" : undefined}>
                <a href={`#${headingId(index)}`} className="rounded-[2px] text-ink-2 hover:text-ink hover:underline">
                  {part.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

function PartOfText({ part, id }: { part: Part; id: string }) {
  switch (part.kind) {
    case "title":
      return (
        <h2 id={id} className="text-section-title font-620 not-first:mt-12">
          {part.text}
        </h2>
      );
    case "heading":
      return (
        <h3 id={id} className="mt-5 text-section font-600">
          {part.text}
        </h3>
      );
    case "list":
      return (
        <ul className="grid list-disc gap-1.5 pl-[74px] text-ink-2 marker:text-ink-3 max-sm:pl-[66px]">
          {part.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "paragraph":
      return (
        <p className={part.number ? "grid grid-cols-[58px_minmax(0,1fr)] text-ink-2 max-sm:grid-cols-[52px_minmax(0,1fr)]" : "text-ink-2"}>
          {part.number && <span className="num text-ink-3">{part.number}</span>}
          <span>{part.text}</span>
        </p>
      );
  }
}

function headingId(index: number): string {
  return `deel-${index + 1}`;
}

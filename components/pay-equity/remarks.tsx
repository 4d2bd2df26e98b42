/** What is to be known beside a result, one sentence a line. */
export function Remarks({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null;

  return (
    <ul className="mt-3 grid gap-1 text-field text-ink-2">
      {notes.map((note) => (
        <li key={note} className="max-w-[76ch]">
          {note}
        </li>
      ))}
    </ul>
  );
}

import { useFormatter } from "next-intl";

/** A moment to the second, as an administration program writes it: Dutch time, the exact instant in the element. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter();

  return <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" })}</time>;
}

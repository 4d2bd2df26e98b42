/** The mark "=": an orange bar above a teal bar, and the name. */
export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-[1.125rem]/6 font-640 tracking-[-0.022em] text-ink">
      <Mark size={28} />
      <span>{name}</span>
    </span>
  );
}

export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" className="block flex-none">
      <rect x="1" y="4" width="24" height="7.6" rx="2" className="fill-(--mark-orange)" />
      <rect x="1" y="14.4" width="24" height="7.6" rx="2" className="fill-(--mark-teal)" />
    </svg>
  );
}

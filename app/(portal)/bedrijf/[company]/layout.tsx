import type { ReactNode } from "react";
import { PlaceShell } from "@/app/(portal)/place-shell";

type Props = { params: Promise<{ company: string }>; children: ReactNode };

export default async function CompanyLayout({ params, children }: Props) {
  const { company } = await params;

  return (
    <PlaceShell kind="company" slug={company}>
      {children}
    </PlaceShell>
  );
}

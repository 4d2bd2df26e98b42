import type { ReactNode } from "react";
import { PlaceShell } from "@/app/(portal)/place-shell";

type Props = { params: Promise<{ organisation: string }>; children: ReactNode };

export default async function HirerLayout({ params, children }: Props) {
  const { organisation } = await params;

  return (
    <PlaceShell kind="hirer" slug={organisation}>
      {children}
    </PlaceShell>
  );
}

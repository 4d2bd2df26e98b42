"use client";
import { useState, type ReactNode } from "react";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import type { Delivery, DeliveryDetail } from "@/lib/webhooks/schema";
import { pollDelay } from "./answers";

/** Holds what the live parts inside have read. */
export function LiveReads({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true } } }));

  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

type Live<Read> = { read: Read; isStale: boolean };

/**
 * The deliveries of a token as they are now. It begins with what the page was made with and begins anew with every page, so
 * that a row of a test stands there at once.
 *
 * @param path the address of the token, which is also its environment
 * @param madeAt when the page was made
 */
export function useDeliveries(path: string, madeAt: string, initial: Delivery[]): Live<Delivery[]> {
  const { data, isError } = useQuery({
    queryKey: [path, "deliveries", madeAt],
    queryFn: () => readJson<Delivery[]>(`${path}/afleveringen`),
    initialData: initial,
    initialDataUpdatedAt: new Date(madeAt).getTime(),
    staleTime: 900,
    refetchInterval: ({ state }) => pollDelay(state.data ?? [], new Date()),
  });
  return { read: data, isStale: isError };
}

/** One delivery as it is now, read again as long as something is to come. */
export function useDelivery(path: string, madeAt: string, initial: DeliveryDetail): Live<DeliveryDetail> {
  const { data, isError } = useQuery({
    queryKey: [path, "delivery", initial.eventId, madeAt],
    queryFn: () => readJson<DeliveryDetail>(`${path}/afleveringen/${initial.eventId}`),
    initialData: initial,
    initialDataUpdatedAt: new Date(madeAt).getTime(),
    staleTime: 900,
    refetchInterval: ({ state }) => (isOver(state.data ?? initial) ? false : pollDelay([state.data ?? initial], new Date())),
  });
  return { read: data, isStale: isError };
}

function isOver({ state }: Delivery): boolean {
  return state === "DELIVERED" || state === "FAILED" || state === "CANCELLED";
}

async function readJson<Read>(path: string): Promise<Read> {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Read;
}

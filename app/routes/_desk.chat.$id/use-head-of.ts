import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { paced } from "~/realtime/client/paced";

const SOON_MS = 100;
const EVERY_MS = 1000;

/** Whether the server answers now; a page asked for on a dead line would be replaced by its error. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch("/readyz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/**
 * The head was delivered with the page: asked for again when the talk itself has changed hands or ended, and when the
 * line is down, once it stands again.
 */
export function useHeadOf(events: readonly ChatEvent[]) {
  const revalidator = useRevalidator();
  const page = useRef(revalidator);
  page.current = revalidator;
  const changed = events.findLast(({ change }) => change !== undefined)?.seq ?? 0;
  const known = useRef(changed);
  const head = useRef<ReturnType<typeof paced>>();
  useEffect(() => {
    const pace = paced(
      async () => {
        const there = await answers();
        if (there) page.current.revalidate();
        return there;
      },
      { soonMs: SOON_MS, everyMs: EVERY_MS, held: () => false },
    );
    head.current = pace;
    return pace.stop;
  }, []);
  useEffect(() => {
    if (changed <= known.current) return;
    known.current = changed;
    head.current?.want();
  }, [changed]);
}

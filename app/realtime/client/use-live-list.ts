import { useEffect, useRef, useState } from "react";
import { paced } from "./paced";

const SOON_MS = 300;
const EVERY_MS = 2000;

interface Listed {
  conversations: readonly { id: string; head: number }[];
}

/** The same address again as JSON; null when it cannot be had now, "gone" when asking again is of no use. */
async function listAt<T>(address: string): Promise<T | "gone" | null> {
  // a session that has ended leads to the sign-in page: that is no list
  const options = { headers: { accept: "application/json" }, redirect: "manual" } as const;
  try {
    const answer = await fetch(address, options);
    if (answer.ok) return (await answer.json()) as T;
    return answer.status >= 500 || answer.status === 429 ? null : "gone";
  } catch {
    return null;
  }
}

/**
 * A list of conversations as it was delivered, then as it is: asked for again at `address` when something happened
 * that it does not show, at most every two seconds, and only while one looks at it. Null: it stays as delivered.
 */
export function useLiveList<T extends Listed>(me: string, delivered: T, address: string | null): T {
  const [now, setNow] = useState<{ delivered: T; list: T } | null>(null);
  const list = now?.delivered === delivered ? now.list : delivered;
  const latest = useRef({ delivered, list });
  latest.current = { delivered, list };
  useEffect(() => {
    if (address === null) return;
    const heard = new Map<string, number>();
    const again = paced(
      async () => {
        const found = await listAt<T>(address);
        if (found === null) return false;
        if (found !== "gone") setNow({ delivered: latest.current.delivered, list: found });
        return true;
      },
      { soonMs: SOON_MS, everyMs: EVERY_MS, held: () => document.visibilityState === "hidden" },
    );
    const moved = (head: { c: string; seq: number } | null) => {
      if (head) {
        const shown = latest.current.list.conversations.find(({ id }) => id === head.c)?.head ?? 0;
        if (head.seq <= Math.max(shown, heard.get(head.c) ?? 0)) return;
        heard.set(head.c, head.seq);
      }
      again.want();
    };
    let leave = () => again.stop();
    let here = true;
    void import("./page-client").then(({ onMoved }) => {
      if (!here) return;
      const unsubscribe = onMoved(me, moved);
      leave = () => {
        unsubscribe();
        again.stop();
      };
    });
    document.addEventListener("visibilitychange", again.wake);
    return () => {
      here = false;
      document.removeEventListener("visibilitychange", again.wake);
      leave();
    };
  }, [me, address]);
  return list;
}

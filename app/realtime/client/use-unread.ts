import { useEffect, useRef, useState } from "react";

const SOON_MS = 600;

/** The page comes first: the connection's script is fetched after so long, and then when nothing else is done. */
const AFTER_MS = 5000;

function whenIdle(work: () => void): () => void {
  let cancel = () => {};
  const timer = setTimeout(() => {
    if (!("requestIdleCallback" in window)) return work();
    const id = requestIdleCallback(work, { timeout: 4000 });
    cancel = () => cancelIdleCallback(id);
  }, AFTER_MS);
  return () => {
    clearTimeout(timer);
    cancel();
  };
}

/** How much is unread: what the page was delivered with, then as it changes; also before the window's title. */
export function useUnread(me: string, delivered: number): number {
  const [now, setNow] = useState<{ delivered: number; unread: number } | null>(null);
  const latest = useRef(delivered);
  latest.current = delivered;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
    const ask = async () => {
      // a session that has ended leads to the sign-in page: that is no number
      const options = { headers: { accept: "application/json" }, redirect: "manual" } as const;
      const answer = await fetch("/chat/unread", options).catch(() => null);
      if (!answer?.ok) return;
      const { unread } = (await answer.json()) as { unread: number };
      setNow({ delivered: latest.current, unread });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, SOON_MS);
    };
    const cancel = whenIdle(() => {
      void import("./page-client").then(({ onNews }) => {
        stop = onNews(me, soon);
      });
    });
    return () => {
      cancel();
      stop();
      clearTimeout(timer);
    };
  }, [me]);
  const unread = now?.delivered === delivered ? now.unread : delivered;
  useTitleCount(unread);
  return unread;
}

const COUNT = /^\(\d+\+?\) /;

function useTitleCount(unread: number) {
  // after every render: a new page brings a new title
  useEffect(() => {
    const plain = document.title.replace(COUNT, "");
    const title = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${plain}` : plain;
    if (document.title !== title) document.title = title;
  });
}

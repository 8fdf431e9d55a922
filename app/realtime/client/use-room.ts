import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ConversationClient } from "./conversation-client";
import type { Room, Start } from "./rooms";

const never = () => () => {};

/** This page's connection once its script is here; null before that, and on the server. */
export function usePageClient(me: string): ConversationClient | null {
  const [client, setClient] = useState<ConversationClient | null>(null);
  useEffect(() => {
    let wanted = true;
    void import("./page-client").then(({ pageClient }) => wanted && setClient(pageClient(me)));
    return () => {
      wanted = false;
    };
  }, [me]);
  return client;
}

/** A conversation as it is now, followed while the component lives; null until connected. */
export function useRoom(client: ConversationClient | null, c: string, start: Start): Room | null {
  const begin = useRef(start);
  useEffect(() => {
    if (!client) return;
    void client.follow(c, begin.current);
    return () => client.leave(c);
  }, [client, c]);
  return useSyncExternalStore(
    client?.subscribe ?? never,
    () => client?.room(c) ?? null,
    () => null,
  );
}

/** How the line is. */
export function useStatus(client: ConversationClient | null) {
  return useSyncExternalStore(
    client?.onStatus ?? never,
    () => client?.status() ?? null,
    () => null,
  );
}

import { useEffect, useMemo, useState } from "react";
import type { AttachmentView } from "~/domain/chat/chat";
import { apply, emptyView, type View } from "~/domain/chat/view";
import type { Live } from "~/ui/chat/chat-box";
import type { Upload } from "~/ui/chat/lines";
import type { ConversationClient } from "./conversation-client";
import type { Room, Start } from "./rooms";
import { usePageClient, useRoom, useStatus } from "./use-room";

export interface LiveChat {
  view: View;
  /** Null until connected for the first time, and where there are no scripts. */
  live: Live | null;
}

/** A conversation that begins as it was delivered and goes on by the connection. */
export function useLiveChat(me: string, c: string, start: Start): LiveChat {
  const client = usePageClient(me);
  const room = useRoom(client, c, start);
  const still = useMemo(() => stillView(me, start), [me, start]);
  const view = room?.view ?? still;
  const files = useUploads(client, c);
  const line = useStatus(client) ?? "connecting";
  const trouble = useTrouble(line, room);
  useReadMarks(client, c, view.last);
  return { view, live: client && room ? { ...liveOf(client, c, room), ...files, line, trouble } : null };
}

export const stillView = (me: string, { base, events, reads = [] }: Start): View =>
  apply(emptyView(me, base), { type: "synced", events, head: base, reads });

function liveOf(client: ConversationClient, c: string, room: Room) {
  return {
    online: room.online,
    typing: room.typing.map(({ name }) => name),
    type: () => client.typing(c),
    retry: (m: string) => void client.retry(c, m),
    older: () => client.older(c),
  };
}

/** What to tell about the line; a moment's absence is not worth a word. */
function useTrouble(status: Live["line"], room: Room | null): Live["trouble"] {
  const [long, setLong] = useState(false);
  const away = status === "away";
  useEffect(() => {
    if (!away) return setLong(false);
    const timer = setTimeout(() => setLong(true), 1500);
    return () => clearTimeout(timer);
  }, [away]);
  if (room?.refused) return "refused";
  if (status === "signed_out") return "signed_out";
  return away && long ? "away" : null;
}

/** Whatever is on a page that one looks at counts as read. */
function useReadMarks(client: ConversationClient | null, c: string, last: number) {
  useEffect(() => {
    if (!client) return;
    const mark = () => {
      if (document.visibilityState === "visible" && document.hasFocus()) client.read(c, last);
    };
    mark();
    addEventListener("focus", mark);
    return () => removeEventListener("focus", mark);
  }, [client, c, last]);
}

interface Uploaded {
  file?: AttachmentView;
  problem?: { message?: string; detail?: string; fields?: Record<string, string> };
}

async function upload(c: string, file: File): Promise<Uploaded> {
  const form = new FormData();
  form.set("file", file);
  const answer = await fetch(`/chat/${c}/attachments`, {
    method: "POST",
    body: form,
    headers: { accept: "application/json" },
  });
  const body = await answer.json();
  return answer.ok ? { file: body as AttachmentView } : { problem: body as NonNullable<Uploaded["problem"]> };
}

function useUploads(client: ConversationClient | null, c: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const drop = (id: string) => setUploads((all) => all.filter((each) => each.id !== id));
  const refuse = (id: string, refused: string) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, refused } : each)));
  const one = async (file: File) => {
    const id = `upload-${Date.now()}-${file.name}`;
    setUploads((all) => [...all, { id, name: file.name }]);
    try {
      const { file: stored, problem } = await upload(c, file);
      if (!stored) {
        const [field] = Object.values(problem?.fields ?? {});
        return refuse(id, field ?? problem?.detail ?? problem?.message ?? "");
      }
      drop(id);
      client?.send(c, { k: "file", b: "", att: [stored] });
    } catch {
      refuse(id, "");
    }
  };
  return {
    uploads,
    say(words: string, files: File[], re: number | undefined) {
      if (words) client?.send(c, { b: words, ...(re === undefined ? {} : { re }) });
      for (const file of files) void one(file);
    },
    discard(m: string) {
      if (m.startsWith("upload-")) drop(m);
      else void client?.discard(c, m);
    },
  };
}

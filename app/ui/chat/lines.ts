import type { ChatEvent, Part } from "~/domain/chat/chat";
import type { Outgoing, View } from "~/domain/chat/view";
import { formatDay } from "../format";

/** What the log shows, from top to bottom. */
export type Line =
  | { key: string; kind: "day"; day: string }
  | { key: string; kind: "event"; event: ChatEvent; mine: boolean; read: boolean; first: boolean }
  | { key: string; kind: "outgoing"; message: Outgoing }
  | { key: string; kind: "upload"; upload: Upload };

/** A file on its way to the server; its message follows once it is there. */
export interface Upload {
  id: string;
  name: string;
  /** Why it was refused: a field's code, or the server's words; empty: it did not get there. */
  refused?: string;
}

/** Who reads what: the reader's own id and part, and the parts of others as far as they are known. */
export interface Reader {
  me: string;
  part: Part;
  parts: Readonly<Record<string, Part>>;
}

/** Up to where somebody who is not of the reader's own side has read. */
function readByOthers({ events, reads }: Shown, { me, part, parts }: Reader): number {
  const known: Record<string, Part> = { ...parts };
  for (const { by } of events) if (by) known[by.userId] = by.part;
  const others = Object.entries(reads).filter(([id]) => id !== me && known[id] !== part);
  return Math.max(0, ...others.map(([, upTo]) => upTo));
}

type Shown = Pick<View, "events" | "outgoing" | "reads">;

/** A view as lines: a line for each new day, names only where the speaker changes, own unsent messages last. */
export function linesOf(view: Shown, reader: Reader, uploads: readonly Upload[] = []): Line[] {
  const lines: Line[] = [];
  const read = readByOthers(view, reader);
  let day = "";
  let speaker = "";
  for (const event of view.events) {
    const on = formatDay(event.at);
    if (on !== day) {
      lines.push({ key: `day-${on}`, kind: "day", day: on });
      speaker = "";
    }
    day = on;
    const by = event.type === "msg" || event.type === "card" ? (event.by?.userId ?? "") : "";
    const first = by !== "" && by !== speaker;
    speaker = by;
    // one's own bubble keeps its key when the message comes back, so that it does not blink
    const key = event.m && by === reader.me ? event.m : `seq-${event.seq}`;
    lines.push({ key, kind: "event", event, mine: by === reader.me, read: event.seq <= read, first });
  }
  for (const message of view.outgoing) lines.push({ key: message.m, kind: "outgoing", message });
  for (const upload of uploads) lines.push({ key: upload.id, kind: "upload", upload });
  return lines;
}

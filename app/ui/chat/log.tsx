import { type ReactNode, useMemo } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { ChangeLine } from "./change-line";
import type { Line } from "./lines";
import { Message } from "./message";
import { OutgoingMessage, UploadBubble } from "./outgoing";
import { ScrollingLines } from "./scrolling-lines";

export interface LogProps {
  lines: readonly Line[];
  events: readonly ChatEvent[];
  /** The page before the first; absent when all is shown. */
  olderHref?: string | undefined;
  onOlder?: (() => Promise<boolean>) | undefined;
  onRetry(m: string): void;
  onDiscard(m: string): void;
  cardActions?: ((event: ChatEvent) => ReactNode) | undefined;
  tools?: ((event: ChatEvent) => ReactNode) | undefined;
}

/** The conversation from old to new. */
export function Log({ lines, events, olderHref, onOlder, onRetry, onDiscard, cardActions, tools }: LogProps) {
  const t = useTexts(chat);
  const bySeq = useMemo(() => new Map(events.map((event) => [event.seq, event])), [events]);
  const draw = (line: Line) => {
    if (line.kind === "day") return <p className="py-1 text-center text-xs text-muted">{line.day}</p>;
    if (line.kind === "outgoing")
      return <OutgoingMessage message={line.message} onRetry={onRetry} onDiscard={onDiscard} />;
    if (line.kind === "upload") return <UploadBubble upload={line.upload} onDiscard={onDiscard} />;
    const { event, mine, read, first } = line;
    if (event.change) return <ChangeLine event={event} />;
    return (
      <Message
        {...{ event, mine, read, first }}
        answered={event.re === undefined ? undefined : bySeq.get(event.re)}
        cardActions={event.card ? cardActions?.(event) : null}
        tools={event.redacted ? null : tools?.(event)}
      />
    );
  };
  return (
    <ScrollingLines
      label={t("log")}
      lines={lines}
      draw={draw}
      older={olderHref ? { href: olderHref, label: t("older"), load: onOlder } : null}
      empty={t("empty")}
    />
  );
}

import type { ReactNode } from "react";
import type { AttachmentView, ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { cx } from "../cx";
import { FileLink } from "../file-link";
import { formatMoment } from "../format";
import { VisuallyHidden } from "../visually-hidden";
import { ChatCard } from "./chat-card";

interface MessageProps {
  event: ChatEvent;
  mine: boolean;
  read: boolean;
  /** The first of its speaker in a row: says who speaks. */
  first: boolean;
  /** What it answers, when that is loaded. */
  answered?: ChatEvent | undefined;
  /** Buttons of a card: 修改, 确认发布. */
  cardActions?: ReactNode;
  /** The way to what may be done with it. */
  tools?: ReactNode;
}

/** One thing that somebody said. */
export function Message({ event, mine, read, first, answered, cardActions, tools }: MessageProps) {
  const t = useTexts(chat);
  const name = event.by?.name ?? t("platform");
  return (
    <div className={cx("flex flex-col gap-0.5", mine ? "items-end" : "items-start")}>
      {first && !mine ? (
        <p className="text-xs text-muted">
          {name}
          {event.by ? <span className="text-faint"> · {event.by.organisation}</span> : null}
        </p>
      ) : (
        <VisuallyHidden>{mine ? t("me") : name}</VisuallyHidden>
      )}
      {event.card && !event.redacted ? (
        <ChatCard card={event.card} actions={cardActions} />
      ) : (
        <Bubble mine={mine} gone={event.redacted ?? false}>
          {answered ? <Answered event={answered} mine={mine} /> : null}
          {event.redacted ? t("redacted") : event.b}
          {event.att?.length ? <Files files={event.att} mine={mine} /> : null}
        </Bubble>
      )}
      <p className="flex items-center gap-1.5 text-xs text-muted">
        {tools}
        {event.edited && !event.redacted ? <span>{t("edited")}</span> : null}
        {mine && !event.redacted ? <span>{read ? t("state.read") : t("state.sent")}</span> : null}
        <time dateTime={event.at} className="tabular">
          {formatMoment(event.at).slice(6)}
        </time>
      </p>
    </div>
  );
}

interface BubbleProps {
  mine: boolean;
  gone?: boolean | undefined;
  faint?: boolean | undefined;
  children: ReactNode;
}

/** The shape of what is said: one's own in the accent at the right. */
export function Bubble({ mine, gone, faint, children }: BubbleProps) {
  return (
    <div
      className={cx(
        "max-w-[85%] whitespace-pre-wrap rounded-card border px-3.5 py-2 wrap-anywhere",
        gone
          ? "border-line bg-canvas text-muted"
          : mine
            ? "border-spring bg-spring text-white"
            : "border-line bg-surface",
        faint && "border-dashed",
      )}
    >
      {children}
    </div>
  );
}

function Answered({ event, mine }: { event: ChatEvent; mine: boolean }) {
  const t = useTexts(chat);
  return (
    <span
      className={cx(
        "mb-1 block border-l-2 pl-2 text-sm",
        mine ? "border-white/60" : "border-edge text-muted",
      )}
    >
      {event.by?.name}
      {t("colon")}
      {event.redacted ? t("redacted") : (event.b ?? "").slice(0, 80)}
    </span>
  );
}

export function Files({ files, mine }: { files: readonly AttachmentView[]; mine: boolean }) {
  return (
    <ul className={cx("mt-1 space-y-1", mine && "[&_a]:text-white [&_span]:text-white [&_svg]:text-white")}>
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <FileLink href={`/chat/attachments/${file.id}`} name={file.name} size={file.size} />
        </li>
      ))}
    </ul>
  );
}

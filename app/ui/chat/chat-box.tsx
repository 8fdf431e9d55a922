import { type ReactNode, type RefObject, useState } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import type { View } from "~/domain/chat/view";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { cx } from "../cx";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { Ended } from "./ended";
import { ChatHead, type HeadProps } from "./head";
import { linesOf, type Reader, type Upload } from "./lines";
import { Log } from "./log";

/** What a connected device adds to the page as it was delivered. */
export interface Live {
  online: readonly string[];
  typing: readonly string[];
  /** How the line is; `trouble` once it is worth a word. */
  line: "connecting" | "connected" | "away" | "signed_out";
  trouble: "away" | "signed_out" | "refused" | null;
  uploads: readonly Upload[];
  say(words: string, files: File[], re: number | undefined): void;
  type(): void;
  retry(m: string): void;
  discard(m: string): void;
  older(): Promise<boolean>;
}

export interface ChatBoxProps extends Omit<HeadProps, "online"> {
  view: Pick<View, "events" | "outgoing" | "reads" | "base">;
  reader: Reader;
  m: string;
  kept?: string | undefined;
  live: Live | null;
  /** Whether the reader may go on with a talk that has ended. */
  mayTakeUp: boolean;
  /** Where one writes. */
  area: RefObject<HTMLTextAreaElement>;
  className?: string | undefined;
  /** Between the log and the composer: a form that was asked for, or a refusal. */
  notice?: ReactNode;
  tools?: ReactNode;
  messageTools?: ((event: ChatEvent, answer: () => void) => ReactNode) | undefined;
  cardActions?: ((event: ChatEvent) => ReactNode) | undefined;
}

/** A conversation: who, what was said, what one says. The same on the server, without scripts, and connected. */
export function ChatBox(props: ChatBoxProps) {
  const { page, view, reader, m, kept, live, className, notice, tools, messageTools, cardActions, area } =
    props;
  const t = useTexts(chat);
  const [answering, setAnswering] = useState<ChatEvent>();
  const action = `/chat/${page.id}`;
  const answer = (event: ChatEvent) => {
    setAnswering(event);
    area.current?.focus();
  };
  return (
    <section
      aria-label={t("conversation")}
      data-line={live ? (live.trouble ?? live.line) : undefined}
      className={cx(
        "flex min-h-0 flex-col overflow-clip rounded-card border border-line bg-surface",
        className,
      )}
    >
      <ChatHead {...props} online={live?.online ?? null} />
      <Trouble live={live} />
      <Log
        lines={linesOf(view, reader, live?.uploads)}
        events={view.events}
        olderHref={view.base > 0 ? `${action}?before=${view.base + 1}` : undefined}
        onOlder={live?.older}
        onRetry={(id) => live?.retry(id)}
        onDiscard={(id) => live?.discard(id)}
        cardActions={cardActions}
        tools={messageTools && ((event) => messageTools(event, () => answer(event)))}
      />
      <Announcer events={view.events} me={reader.me} />
      <p className="min-h-5 bg-canvas/50 px-4 text-xs text-muted">
        {live?.typing.length ? t("typing", { names: live.typing.join("、") }) : null}
      </p>
      <noscript>
        <form method="post" action={action} className="px-4 pb-2">
          <input type="hidden" name="upTo" value={page.head} />
          <Button size="sm" name="intent" value="read">
            {t("mark_read")}
          </Button>
        </form>
      </noscript>
      {notice}
      {page.status === "closed" || page.part === "inspector" ? (
        <Ended page={page} action={action} mayTakeUp={props.mayTakeUp} />
      ) : (
        <Composer
          {...{ action, m, kept, area, tools, answering }}
          onStopAnswering={() => setAnswering(undefined)}
          onTyping={live?.type}
          onSay={
            live
              ? (words, files) => {
                  live.say(words, files, answering?.seq);
                  setAnswering(undefined);
                }
              : undefined
          }
        />
      )}
    </section>
  );
}

function Trouble({ live }: { live: Live | null }) {
  const t = useTexts(chat);
  if (!live?.trouble) return null;
  return (
    <p role="status" className="bg-amber-tint px-4 py-1 text-xs text-amber-dark">
      {t(`trouble.${live.trouble}`)}
    </p>
  );
}

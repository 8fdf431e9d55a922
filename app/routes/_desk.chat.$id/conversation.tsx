import { useFetcher } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useLiveChat } from "~/realtime/client/use-live-chat";
import { Alert } from "~/ui/alert";
import { buttonClass } from "~/ui/button";
import { ChatBox } from "~/ui/chat/chat-box";
import type { Reader } from "~/ui/chat/lines";
import { Icon } from "~/ui/icon";
import { CardTools, isTool, type Tool } from "./card-tools";
import { DraftActions } from "./draft-actions";
import type { ChatData } from "./load.server";
import { Menu } from "./menu";
import { MessageTools } from "./message-tools";
import { useHeadOf } from "./use-head-of";

interface ConversationProps {
  data: ChatData;
  level: 1 | 2;
  href?: string;
  back?: string;
  refused: Refused | null;
  className?: string;
  /** At the right of the head. */
  aside?: ReactNode;
}

/** A conversation with all that may be done in it, connected once its script is here. */
export function Conversation({ data, level, href, back, refused, className, aside }: ConversationProps) {
  const { page, me, start } = data;
  const { view, live } = useLiveChat(me, page.id, start);
  const area = useRef<HTMLTextAreaElement>(null);
  const parts = useMemo(
    () => Object.fromEntries(page.people.map(({ userId, part }) => [userId, part])),
    [page.people],
  );
  useHeadOf(view.events);
  const reader: Reader = { me, part: page.part, parts };
  const open = useOpened(data);
  const { close } = open;
  const shut = useCallback(() => {
    close();
    area.current?.focus();
  }, [close]);
  const kept = refused?.kept.b;
  const answering = useRef<() => void>();
  const chosen = view.events.find(({ seq }) => seq === open.message);
  return (
    <ChatBox
      {...{ page, view, reader, live, level, href, back, className, area }}
      mayTakeUp={data.may.takeUp}
      waitMinutes={data.waitMinutes}
      replyDue={data.replyDue}
      actions={
        <span className="flex items-center">
          <Menu data={data} />
          {aside}
        </span>
      }
      m={data.m}
      kept={typeof kept === "string" ? kept : undefined}
      tools={<ToolButtons may={data.may} action={open.action} current={open.tool} onOpen={open.openTool} />}
      messageTools={(event, answer) => (
        <ToolLink
          event={event}
          action={open.action}
          onOpen={() => {
            answering.current = answer;
            open.openMessage(event.seq);
          }}
        />
      )}
      cardActions={(event) => (
        <DraftActions event={event} events={view.events} part={page.part} action={open.action} />
      )}
      notice={
        <>
          {refused ? (
            <Alert tone="problem" live>
              {refused.refused.message}
            </Alert>
          ) : null}
          {chosen ? (
            <MessageTools
              key={chosen.seq}
              event={chosen}
              action={open.action}
              mine={chosen.by?.userId === me}
              moderate={data.may.moderate}
              onAnswer={
                answering.current
                  ? () => {
                      answering.current?.();
                      open.close();
                    }
                  : undefined
              }
              onDone={shut}
            />
          ) : null}
          {open.tool ? (
            <CardTools
              tool={open.tool}
              data={open.toolData}
              action={open.action}
              onDone={shut}
              onInsert={(words) => {
                const written = area.current?.value.trimEnd();
                if (area.current) area.current.value = [written, words].filter(Boolean).join("\n");
                open.close();
                area.current?.focus();
              }}
            />
          ) : null}
        </>
      }
    />
  );
}

/** Which small form is open: what the address says, then what is pressed. */
function useOpened(data: ChatData) {
  const action = `/chat/${data.page.id}`;
  const [tool, setTool] = useState<Tool | null>(isTool(data.tool) ? data.tool : null);
  const [message, setMessage] = useState(data.message);
  const { load, data: loaded } = useFetcher<ChatData>();
  const close = useCallback(() => {
    setTool(null);
    setMessage(null);
  }, []);
  return {
    action,
    tool,
    message,
    toolData: (loaded as ChatData | undefined) ?? data,
    close,
    openTool(name: Tool) {
      setMessage(null);
      setTool(name);
      load(`${action}?tool=${name}`);
    },
    openMessage(seq: number) {
      setTool(null);
      setMessage(seq);
    },
  };
}

const TOOLS = ["document", "quote", "canned"] as const;

interface ToolButtonsProps {
  may: ChatData["may"];
  action: string;
  current: Tool | null;
  onOpen(tool: Tool): void;
}

function ToolButtons({ may, action, current, onOpen }: ToolButtonsProps) {
  const t = useTexts(chat);
  return TOOLS.filter((tool) => may[tool]).map((tool) => (
    <a
      key={tool}
      href={`${action}?tool=${tool}#tool`}
      aria-expanded={current === tool}
      className={buttonClass("secondary", "sm")}
      onClick={(event) => {
        event.preventDefault();
        onOpen(tool);
      }}
    >
      {t(`tool.${tool}`)}
    </a>
  ));
}

interface ToolLinkProps {
  event: ChatEvent;
  action: string;
  onOpen(): void;
}

function ToolLink({ event, action, onOpen }: ToolLinkProps) {
  const t = useTexts(chat);
  return (
    <a
      href={`${action}?message=${event.seq}#tool`}
      aria-label={`${t("tool.message")}${t("colon")}${(event.b ?? "").slice(0, 20)}`}
      className="no-print rounded-control px-1 text-faint hover:bg-canvas hover:text-ink"
      onClick={(press) => {
        press.preventDefault();
        onOpen();
      }}
    >
      <Icon of={Ellipsis} className="size-3.5" />
    </a>
  );
}

import { type ReactNode, useMemo } from "react";
import type { Refused } from "~/platform/refused";
import { useLiveChat } from "~/realtime/client/use-live-chat";
import { Alert } from "~/ui/alert";
import { ChatBox } from "~/ui/chat/chat-box";
import type { Reader } from "~/ui/chat/lines";
import type { ChatData } from "./load.server";

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

/** A conversation of the page's own, connected once its script is here. */
export function Conversation({ data, level, href, back, refused, className, aside }: ConversationProps) {
  const { page, me, start } = data;
  const { view, live } = useLiveChat(me, page.id, start);
  const reader: Reader = useMemo(
    () => ({
      me,
      part: page.part,
      parts: Object.fromEntries(page.people.map(({ userId, part }) => [userId, part])),
    }),
    [me, page.part, page.people],
  );
  const kept = refused?.kept.b;
  return (
    <ChatBox
      {...{ page, view, reader, live, level, href, back, className }}
      waitMinutes={data.waitMinutes}
      replyDue={data.replyDue}
      actions={aside}
      m={data.m}
      kept={typeof kept === "string" ? kept : undefined}
      notice={
        refused ? (
          <Alert tone="problem" live>
            {refused.refused.message}
          </Alert>
        ) : null
      }
    />
  );
}

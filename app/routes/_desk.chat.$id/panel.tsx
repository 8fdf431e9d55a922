import { lazy, Suspense, useEffect, useState } from "react";
import type { FoundConversation } from "~/domain/chat/conversation.queries.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { PanelCard } from "~/ui/chat/panel-card";

const Body = lazy(() => import("./panel-body"));

const WIDE = "(min-width: 64rem)";
const HIDDEN = "qzx-chat-panel-hidden";

interface ChatPanelProps {
  talk: FoundConversation | null;
  about: { requestId: string } | { orderId: string } | null;
}

const preferred = () => {
  try {
    return localStorage.getItem(HIDDEN) === null;
  } catch {
    return true;
  }
};
const prefer = (open: boolean) => {
  try {
    if (open) localStorage.removeItem(HIDDEN);
    else localStorage.setItem(HIDDEN, "1");
  } catch {
    // a private window forgets the choice with the page
  }
};

/** The conversation beside the record it is about, on screens with room for it; hidden, it loads nothing. */
export function ChatPanel({ talk, about }: ChatPanelProps) {
  const t = useTexts(chat);
  const [room, setRoom] = useState(false);
  const [open, setOpen] = useState(false);
  const id = talk?.id;
  useEffect(() => {
    if (!id) return;
    const wide = matchMedia(WIDE);
    const look = () => setRoom(wide.matches);
    look();
    wide.addEventListener("change", look);
    // the page itself comes first
    const timer = setTimeout(() => setOpen(preferred()), 300);
    return () => {
      wide.removeEventListener("change", look);
      clearTimeout(timer);
    };
  }, [id]);
  const toggle = (to: boolean) => {
    prefer(to);
    setOpen(to);
  };
  if (!talk || !room || !open) {
    const button = room ? (
      <Button type="button" size="sm" look="primary" onClick={() => toggle(true)}>
        {t("open_panel")}
      </Button>
    ) : null;
    return <PanelCard talk={talk} about={about} open={button} />;
  }
  return (
    <Suspense fallback={<Card>{t("loading")}</Card>}>
      <Body id={talk.id} onHide={() => toggle(false)} />
    </Suspense>
  );
}

import { useFetcher } from "@remix-run/react";
import X from "lucide-react/icons/x";
import { useEffect } from "react";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Icon } from "~/ui/icon";
import { Conversation } from "./conversation";
import type { ChatData } from "./load.server";

/** The panel's inside, with what it loads. */
export default function PanelBody({ id, onHide }: { id: string; onHide(): void }) {
  const t = useTexts(chat);
  const { load, data } = useFetcher<ChatData>({ key: `chat-${id}` });
  useEffect(() => load(`/chat/${id}`), [load, id]);
  if (!data) return <Card>{t("loading")}</Card>;
  return (
    <Conversation
      key={id}
      data={data as ChatData}
      level={2}
      href={`/chat/${id}`}
      refused={null}
      className="h-[40rem] max-h-[calc(100dvh-6rem)]"
      aside={
        <Button type="button" look="quiet" size="sm" aria-label={t("hide_panel")} onClick={onHide}>
          <Icon of={X} />
        </Button>
      }
    />
  );
}

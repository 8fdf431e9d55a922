import type { ReactNode } from "react";
import type { FoundConversation } from "~/domain/chat/conversation.queries.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "../button";
import { Card } from "../card";
import { Badge } from "../shell/badge";

interface PanelCardProps {
  talk: FoundConversation | null;
  /** What a first question is asked about; null: this reader asks nobody here. */
  about: { requestId: string } | { orderId: string } | null;
  /** Opens the panel where there is room for one; absent without scripts. */
  open?: ReactNode;
}

/** The way to the conversation about a record, or to its beginning. Phones and pages without scripts have this alone. */
export function PanelCard({ talk, about, open }: PanelCardProps) {
  const t = useTexts(chat);
  if (!talk && !about) return null;
  if (!talk && about) return <Begin about={about} />;
  return (
    <Card title={talk?.expert ?? t("conversation")} aside={<Badge count={talk?.unread} />}>
      <span className="flex flex-wrap gap-2">
        {open}
        <LinkButton href={`/chat/${talk?.id}`} size="sm">
          {t("full_page")}
        </LinkButton>
      </span>
    </Card>
  );
}

function Begin({ about }: { about: { requestId: string } | { orderId: string } }) {
  const t = useTexts(chat);
  const order = "orderId" in about;
  return (
    <Card title={t("conversation")}>
      <p className="mb-3 text-sm text-muted">{t(order ? "start_order_note" : "start_note")}</p>
      <form method="post" action="/chat?index">
        <input type="hidden" name="subject" value={order ? "order" : "request"} />
        <input
          type="hidden"
          name={order ? "orderId" : "requestId"}
          value={order ? about.orderId : about.requestId}
        />
        <Button size="sm">{t(order ? "start_order" : "start")}</Button>
      </form>
    </Card>
  );
}

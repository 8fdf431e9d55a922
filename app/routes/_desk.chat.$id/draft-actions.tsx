import type { ChatEvent, Part } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { StayForm } from "./stay-form";

interface DraftActionsProps {
  event: ChatEvent;
  events: readonly ChatEvent[];
  part: Part;
  action: string;
}

/** Under a drafted request: the enterprise changes it, or publishes it with one press; afterwards the way to the request. */
export function DraftActions({ event, events, part, action }: DraftActionsProps) {
  const t = useTexts(chat);
  const { card } = event;
  if (card?.kind !== "draft") return null;
  const done = events.flatMap(({ card: other }) =>
    other?.kind === "draft" && other.draftId === card.draftId && other.requestId ? [other.requestId] : [],
  )[0];
  if (done)
    return (
      <LinkButton size="sm" href={`/requests/${done}`}>
        {t("card.view_request")}
      </LinkButton>
    );
  if (part !== "asker") return null;
  return (
    <>
      <LinkButton size="sm" href={`/requests/new?draft=${card.draftId}&step=4`}>
        {t("card.edit")}
      </LinkButton>
      <StayForm action={action} intent="confirm">
        <input type="hidden" name="draftId" value={card.draftId} />
        <Button size="sm" look="primary">
          {t("card.confirm")}
        </Button>
      </StayForm>
    </>
  );
}

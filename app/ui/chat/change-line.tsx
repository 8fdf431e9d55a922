import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { formatMoment } from "../format";

/** What happened to the talk itself, small and in the middle. */
export function ChangeLine({ event }: { event: ChatEvent }) {
  const t = useTexts(chat);
  const { change } = event;
  if (!change) return null;
  const values: Record<string, string | number> = { ...(change as unknown as Record<string, string>) };
  if (change.change === "answer_due") values.at = formatMoment(change.at);
  if (change.change === "joined" || change.change === "left") values.part = t.any(`part.${change.part}`);
  const note = "note" in change && change.note ? t("colon") + change.note : "";
  return (
    <p className="py-1 text-center text-xs text-muted">
      {t.any(`change.${change.change}`, values)}
      {note}
      <span className="tabular"> · {formatMoment(event.at).slice(6)}</span>
    </p>
  );
}

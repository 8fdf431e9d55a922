import type { Outgoing } from "~/domain/chat/view";
import { chat } from "~/locales/chat";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { fieldMessage } from "../field-message";
import type { Upload } from "./lines";
import { Bubble, Files } from "./message";

interface OutgoingProps {
  message: Outgoing;
  onRetry(m: string): void;
  onDiscard(m: string): void;
}

/** One's own message on its way: on its way, tried again, taken, or refused with the reason. */
export function OutgoingMessage({ message, onRetry, onDiscard }: OutgoingProps) {
  const t = useTexts(chat);
  const { m, b, k, att, state, code, reason } = message;
  const failed = state === "failed";
  return (
    <div className="flex flex-col items-end gap-0.5">
      <Bubble mine faint={state !== "sent"}>
        {k === "card" ? t("card.sending") : b}
        {att.length > 0 ? <Files files={att} mine /> : null}
      </Bubble>
      <p className={failed ? "text-xs text-seal-dark" : "text-xs text-muted"}>
        {failed
          ? t("state.failed", { reason: t.any(`reason.${reason ?? code ?? "unavailable"}`) })
          : t(`state.${state}`)}
      </p>
      {failed ? (
        <span className="flex gap-2">
          <Button type="button" size="sm" onClick={() => onRetry(m)}>
            {t("retry")}
          </Button>
          <Button type="button" size="sm" look="quiet" onClick={() => onDiscard(m)}>
            {t("discard")}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

/** A file that is being sent, or was refused with the reason. */
export function UploadBubble({ upload, onDiscard }: { upload: Upload; onDiscard(id: string): void }) {
  const t = useTexts(chat);
  const tc = useTexts(common);
  const { id, name, refused } = upload;
  const failed = refused !== undefined;
  return (
    <div className="flex flex-col items-end gap-0.5">
      <Bubble mine faint>
        {name}
      </Bubble>
      <p className={failed ? "text-xs text-seal-dark" : "text-xs text-muted"}>
        {failed
          ? t("state.failed", { reason: refused ? fieldMessage(tc, refused) : t("reason.upload_failed") })
          : t("state.uploading")}
      </p>
      {failed ? (
        <Button type="button" size="sm" look="quiet" onClick={() => onDiscard(id)}>
          {t("discard")}
        </Button>
      ) : null}
    </div>
  );
}

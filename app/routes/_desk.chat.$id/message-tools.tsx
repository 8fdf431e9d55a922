import { type ReactNode, useEffect, useRef } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { TextInput } from "~/ui/text-input";
import { StayForm } from "./stay-form";

interface MessageToolsProps {
  event: ChatEvent;
  action: string;
  mine: boolean;
  moderate: boolean;
  /** Only with scripts. */
  onAnswer?: (() => void) | undefined;
  onDone(): void;
}

/** What may be done with one message: answer, reword, take back, report. */
export function MessageTools({ event, action, mine, moderate, onAnswer, onDone }: MessageToolsProps) {
  const t = useTexts(chat);
  const seq = <input type="hidden" name="seq" value={event.seq} />;
  const form = (intent: string, children: ReactNode) => (
    <StayForm {...{ action, intent, onDone }} className="flex flex-wrap items-end gap-2">
      {seq}
      {children}
    </StayForm>
  );
  return (
    <ToolBox title={(event.b ?? "").slice(0, 40)} closeHref={action} onClose={onDone}>
      {onAnswer ? (
        <Button type="button" size="sm" onClick={onAnswer}>
          {t("tool.reply")}
        </Button>
      ) : null}
      {mine && event.k === "text"
        ? form(
            "edit",
            <>
              <TextInput
                name="words"
                label={t("tool.edit")}
                defaultValue={event.b}
                maxLength={4000}
                required
                className="min-w-0 grow"
              />
              <Button>{t("tool.save")}</Button>
            </>,
          )
        : null}
      {mine ? form("redact", <Button look="danger">{t("tool.redact")}</Button>) : null}
      {mine
        ? null
        : form(
            "report",
            <>
              <TextInput name="reason" label={t("tool.report_reason")} required className="min-w-0 grow" />
              <Button>{t("tool.report")}</Button>
            </>,
          )}
      {moderate && !mine
        ? form(
            "moderate",
            <>
              <TextInput
                id="moderation"
                name="reason"
                label={t("tool.moderation_reason")}
                required
                className="min-w-0 grow"
              />
              <Button look="danger">{t("tool.moderate")}</Button>
            </>,
          )
        : null}
    </ToolBox>
  );
}

interface ToolBoxProps {
  title: string;
  closeHref: string;
  onClose(): void;
  children: ReactNode;
}

/** A small form between the log and the composer. */
export function ToolBox({ title, closeHref, onClose, children }: ToolBoxProps) {
  const t = useTexts(chat);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input:not([type=hidden]), button")?.focus(), []);
  return (
    <section
      ref={box}
      id="tool"
      aria-label={title}
      className="max-h-72 space-y-3 overflow-y-auto border-t border-line bg-canvas p-3"
    >
      <p className="flex items-center justify-between gap-2 text-sm">
        <span className="min-w-0 truncate font-semibold">{title}</span>
        <a
          href={closeHref}
          className="shrink-0 text-spring underline"
          onClick={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          {t("tool.put_away")}
        </a>
      </p>
      {children}
    </section>
  );
}

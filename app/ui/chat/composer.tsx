import Paperclip from "lucide-react/icons/paperclip";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { Button, buttonClass } from "../button";
import { Icon } from "../icon";
import { useHydrated } from "../use-hydrated";

export interface ComposerProps {
  action: string;
  /** The message's id for a browser that sends the form itself: sent twice, it is one message. */
  m: string;
  /** What was typed and refused. */
  kept?: string | undefined;
  answering?: ChatEvent | undefined;
  onStopAnswering?: (() => void) | undefined;
  /** Takes words and files instead of the form; absent until the connection's script is here. */
  onSay?: ((words: string, files: File[]) => void) | undefined;
  onTyping?: (() => void) | undefined;
  area: RefObject<HTMLTextAreaElement>;
  /** Further buttons: 标准, 报价, 常用语. */
  tools?: ReactNode;
}

const isComposing = (event: KeyboardEvent) =>
  // an input method's Enter picks a word; Safari tells it by the key code alone
  event.nativeEvent.isComposing || event.keyCode === 229;

/** Where one writes: Enter sends, Shift+Enter begins a line; without scripts it is an ordinary form. */
export function Composer(props: ComposerProps) {
  const { action, m, kept, answering, onStopAnswering, onSay, onTyping, area, tools } = props;
  const t = useTexts(chat);
  const files = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const say = (chosen: File[]) => {
    const words = area.current?.value.trim() ?? "";
    if (!onSay || (words === "" && chosen.length === 0)) return;
    onSay(words, chosen);
    if (area.current) area.current.value = "";
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    if (onSay) say([]);
    else if (area.current?.value.trim()) form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      method="post"
      action={action}
      encType="multipart/form-data"
      className="border-t border-line bg-surface p-3"
      onSubmit={(event) => {
        if (!onSay) return;
        event.preventDefault();
        say([]);
      }}
    >
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="m" value={m} />
      {answering ? (
        <p className="mb-2 flex items-center justify-between gap-2 text-sm text-muted">
          <input type="hidden" name="re" value={answering.seq} />
          <span className="truncate">
            {t("answering")} {answering.by?.name}
            {t("colon")}
            {answering.b}
          </span>
          <Button type="button" size="sm" look="quiet" onClick={onStopAnswering}>
            {t("cancel")}
          </Button>
        </p>
      ) : null}
      <label htmlFor="chat-words" className="visually-hidden">
        {t("words")}
      </label>
      <textarea
        ref={area}
        id="chat-words"
        name="b"
        rows={2}
        maxLength={4000}
        defaultValue={kept}
        placeholder={t(hydrated ? "placeholder" : "words")}
        onKeyDown={onKeyDown}
        onInput={onTyping}
        className="block w-full resize-none rounded-control border border-edge bg-surface px-3 py-2"
      />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <label className={hydrated ? buttonClass("secondary", "sm") : "text-sm"}>
          <Icon of={Paperclip} />
          <span>{t("attach")}</span>
          <input
            ref={files}
            type="file"
            name="files"
            multiple
            className={hydrated ? "visually-hidden" : "block max-w-56 text-sm"}
            onChange={() => {
              if (!onSay || !files.current?.files) return;
              say([...files.current.files]);
              files.current.value = "";
            }}
          />
        </label>
        {tools}
        <Button look="primary" size="sm" className="ml-auto">
          {t("send")}
        </Button>
      </div>
    </form>
  );
}

import { useEffect, useRef, useState } from "react";
import type { ChatEvent } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";

/** Says aloud what others say while one is here; what was there before stays silent. */
export function Announcer({ events, me }: { events: readonly ChatEvent[]; me: string }) {
  const t = useTexts(chat);
  const last = events.at(-1);
  const known = useRef(last?.seq ?? 0);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!last || last.seq <= known.current) return;
    known.current = last.seq;
    if (!last.by || last.by.userId === me) return;
    const said = last.b || (last.att?.length ? t("said.file") : last.card ? t("said.card") : "");
    if (said) setWords(`${last.by.name}${t("colon")}${said}`);
  }, [last, me, t]);
  return (
    <p aria-live="polite" className="visually-hidden">
      {words}
    </p>
  );
}

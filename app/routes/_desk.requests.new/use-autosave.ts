import { useFetcher, useNavigate } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isRefused } from "~/platform/refused";

const PAUSE = 1200;
const BUSY = 300;

interface SavedAnswer {
  saved: { id: string; version: number; at: Date };
}
const isSaved = (answer: unknown): answer is SavedAnswer =>
  typeof answer === "object" && answer !== null && "saved" in answer;

/**
 * Keeps the draft a moment after the last change. A draft that begins this way gets its address, so that a reload
 * finds it; a refusal because of another device stops it until the person has chosen.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  action: string,
  draftId: string | null,
  step: number,
) {
  const fetcher = useFetcher<unknown>();
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const state = useRef(fetcher.state);
  state.current = fetcher.state;
  const refused = isRefused(fetcher.data) ? fetcher.data.refused : null;
  const blocked = refused?.code === "draft_changed";

  const send = useCallback(() => {
    if (!form.current) return;
    if (state.current !== "idle") {
      timer.current = setTimeout(send, BUSY);
      return;
    }
    const data = new FormData(form.current);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    data.set("intent", "autosave");
    fetcher.submit(data, { method: "post", action, encType: "multipart/form-data" });
  }, [form, action, fetcher.submit]);

  const schedule = useCallback(() => {
    clearTimeout(timer.current);
    if (!blocked) timer.current = setTimeout(send, PAUSE);
  }, [send, blocked]);
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => cancel, [cancel]);

  const saved = isSaved(fetcher.data) ? fetcher.data.saved : null;
  useEffect(() => {
    if (saved && !draftId) {
      navigate(`/requests/new?draft=${saved.id}&step=${step}`, { replace: true, preventScrollReset: true });
    }
  }, [saved, draftId, step, navigate]);
  return { schedule, cancel, saving: fetcher.state !== "idle", saved, refused };
}

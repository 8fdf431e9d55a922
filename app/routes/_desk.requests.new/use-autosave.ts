import { useFetcher, useNavigate } from "@remix-run/react";
import { type FormEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { isRefused } from "~/platform/refused";

const PAUSE = 1200;
const BUSY = 300;

interface SavedAnswer {
  saved: { id: string; version: number; at: Date };
}
const isSaved = (answer: unknown): answer is SavedAnswer =>
  typeof answer === "object" && answer !== null && "saved" in answer;

interface Shown {
  id: string | null;
  version: number;
}
type FormRef = RefObject<HTMLFormElement | null>;

/** What the form holds now, without its files: those travel by their own button. */
function contents(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
  data.set("intent", "autosave");
  return data;
}

/** A refusal stands until the page shows a later draft than the one it spoke of: then the person has chosen. */
function standing(answer: unknown, version: number) {
  if (!isRefused(answer)) return null;
  return version > Number(answer.refused.values.version ?? Number.POSITIVE_INFINITY) ? null : answer.refused;
}

/**
 * Keeps the draft a moment after the last change. A draft that begins this way gets its address, so that a reload
 * finds it; a refusal because of another device stops it until the person has chosen.
 */
export function useAutosave(form: FormRef, action: string, draft: Shown, step: number) {
  const fetcher = useFetcher<unknown>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const state = useRef(fetcher.state);
  state.current = fetcher.state;
  const refused = standing(fetcher.data, draft.version);
  const blocked = refused?.code === "draft_changed";
  const cancel = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);

  const send = useCallback(() => {
    timer.current = undefined;
    if (!form.current) return;
    if (state.current !== "idle") timer.current = setTimeout(send, BUSY);
    else fetcher.submit(contents(form.current), { method: "post", action, encType: "multipart/form-data" });
  }, [form, action, fetcher.submit]);

  const schedule = useCallback(() => {
    cancel();
    if (!blocked) timer.current = setTimeout(send, PAUSE);
  }, [send, cancel, blocked]);

  const saved = isSaved(fetcher.data) ? fetcher.data.saved : null;
  useAddress(saved?.id ?? null, draft.id, step);
  useKeptOnLeaving(form, action, timer, cancel);
  const saving = fetcher.state !== "idle";
  const hold = useHeldPress(form, saving || (saved !== null && draft.id === null));
  const onSubmit = (event: FormEvent) => {
    cancel();
    hold(event);
  };
  return { schedule, onSubmit, saving, saved, refused };
}

/** Gives a draft that began by itself its address. */
function useAddress(savedId: string | null, draftId: string | null, step: number) {
  const navigate = useNavigate();
  useEffect(() => {
    if (savedId && !draftId) {
      navigate(`/requests/new?draft=${savedId}&step=${step}`, { replace: true, preventScrollReset: true });
    }
  }, [savedId, draftId, step, navigate]);
}

/** A button pressed while the draft is being saved waits for it: otherwise one page would begin two drafts. */
function useHeldPress(form: FormRef, busy: boolean) {
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (busy || !held.current) return;
    const button = held.current;
    held.current = null;
    form.current?.requestSubmit(button);
  }, [form, busy]);
  return useCallback(
    (event: FormEvent) => {
      if (!busy) return;
      event.preventDefault();
      held.current = (event.nativeEvent as SubmitEvent).submitter;
    },
    [busy],
  );
}

type Timer = { current: ReturnType<typeof setTimeout> | undefined };

/** What was typed in the last moment before one leaves is kept all the same. */
function useKeptOnLeaving(form: FormRef, action: string, timer: Timer, cancel: () => void) {
  const element = useRef<HTMLFormElement | null>(null);
  const target = useRef(action);
  target.current = action;
  useEffect(() => {
    element.current = form.current;
    const leave = () => {
      if (timer.current === undefined || !element.current) return;
      cancel();
      const url = target.current.replace("/requests/new", "/requests/new.data");
      void fetch(url, { method: "POST", body: contents(element.current), keepalive: true }).catch(() => {});
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [form, timer, cancel]);
}

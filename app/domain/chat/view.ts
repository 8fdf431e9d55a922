import type { ChatEvent } from "./chat";
import { place, shown } from "./view-events";
import { answered, enqueue, patch, settle } from "./view-outgoing";
import type { Input, Outgoing, Read, View } from "./view-state";

export type * from "./view-state";
export { emptyView } from "./view-state";

const reach = (view: View, seq: number): View => (seq > view.head ? { ...view, head: seq } : view);

/** The view after an input. Inputs may be lost, doubled and out of order; what was seen is never taken back. */
export function apply(view: View, input: Input): View {
  switch (input.type) {
    case "evt":
      return settle(place(view, [input.event]));
    case "synced":
      return settle(place(reach((input.reads ?? []).reduce(read, view), input.head), input.events));
    case "older":
      return older(view, input.from, input.events);
    case "head":
      return reach(view, input.seq);
    case "read":
      return read(view, input);
    case "queued":
      return enqueue(view, input.draft);
    case "answered":
      return settle(answered(view, input.m, input.answer));
    case "discarded":
      return {
        ...view,
        outgoing: view.outgoing.filter((each) => each.m !== input.m || each.state !== "failed"),
      };
    default:
      return patch(view, input.m, input.type);
  }
}

function read(view: View, { userId, upTo }: Read): View {
  return upTo > (view.reads[userId] ?? 0) ? { ...view, reads: { ...view.reads, [userId]: upTo } } : view;
}

/** Puts a page before the first; one that does not end where the view begins came too late, and is dropped. */
function older(view: View, from: number, events: readonly ChatEvent[]): View {
  const page = events.filter(({ seq }) => seq > from && seq <= view.base);
  if (from >= view.base || page.length !== view.base - from) return view;
  const known = [...page, ...view.changes].reduce(shown, []);
  const changes = [...page, ...view.changes].filter(({ target }) => target !== undefined && target <= from);
  return settle({ ...view, base: from, events: [...known, ...view.events], changes });
}

/** From where to ask the server for what lacks; null: nothing is known to lack. */
export const lacking = (view: View): number | null => (view.head > view.last ? view.last : null);

/** What to send next: the oldest that has no definite answer; null: nothing waits. */
export const nextToSend = (view: View): Outgoing | null =>
  view.outgoing.find(({ state }) => state !== "sent" && state !== "failed") ?? null;

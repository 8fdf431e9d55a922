import type { ChatEvent } from "./chat";
import type { View } from "./view-state";

/** More than this ahead of a gap is not kept: closing the gap brings it anyway. */
const MOST_AHEAD = 500;

const wordless = ({ att, card, ...event }: ChatEvent): ChatEvent => ({ ...event, b: "", redacted: true });

/** The events somebody sees after `event`: changes are done to what they concern, the rest is appended to `events`. */
export function shown(events: ChatEvent[], event: ChatEvent): ChatEvent[] {
  if (event.type !== "edit" && event.type !== "redact") {
    events.push(event.redacted ? wordless(event) : event);
    return events;
  }
  const at = indexOf(events, event.target ?? 0);
  const found = events[at];
  if (!found || found.redacted) return events;
  events[at] = event.type === "redact" ? wordless(found) : { ...found, b: event.b ?? "", edited: true };
  return events;
}

function indexOf(events: readonly ChatEvent[], seq: number): number {
  let [low, high] = [0, events.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = events[middle]?.seq ?? 0;
    if (at === seq) return middle;
    if (at < seq) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Takes events in any order: known ones are dropped, the next are shown, later ones wait for what lacks. */
export function place(view: View, incoming: readonly ChatEvent[]): View {
  const fresh = incoming.filter(({ seq }) => seq > view.last);
  if (fresh.length === 0) return view;
  const ahead: Record<number, ChatEvent> = { ...view.ahead };
  for (const event of fresh) ahead[event.seq] = event;
  const head = Math.max(view.head, ...fresh.map(({ seq }) => seq));
  const ready: ChatEvent[] = [];
  let last = view.last;
  for (let next = ahead[last + 1]; next; next = ahead[last + 1]) {
    ready.push(next);
    last += 1;
    delete ahead[last];
  }
  if (ready.length === 0) return { ...view, head, ahead: nearest(ahead) };
  const changes = [
    ...view.changes,
    ...ready.filter(({ target }) => target !== undefined && target <= view.base),
  ];
  return { ...view, head, ahead, last, changes, events: ready.reduce(shown, [...view.events]) };
}

function nearest(ahead: Record<number, ChatEvent>): Record<number, ChatEvent> {
  const seqs = Object.keys(ahead);
  // integer keys are listed in ascending order
  for (const seq of seqs.slice(MOST_AHEAD)) delete ahead[Number(seq)];
  return ahead;
}

import type { Answer, Draft, Outgoing, View } from "./view-state";

const change = (view: View, m: string, to: (message: Outgoing) => Outgoing): View => ({
  ...view,
  outgoing: view.outgoing.map((each) => (each.m === m ? to(each) : each)),
});

const plain = ({ code, reason, ...rest }: Outgoing): Outgoing => rest;

/** A new message of one's own; one that is known already, or came back already, is not queued twice. */
export function enqueue(view: View, draft: Draft): View {
  if (view.outgoing.some(({ m }) => m === draft.m)) return view;
  return settle({ ...view, outgoing: [...view.outgoing, { ...draft, state: "waiting" }] });
}

/** What became of a send without an answer. A timeout tells nothing: the message may well have arrived. */
export function patch(view: View, m: string, what: "sending" | "unknown" | "retried"): View {
  return change(view, m, (message) => {
    if (message.state === "sent") return message;
    if (what === "retried")
      return message.state === "failed" ? { ...plain(message), state: "waiting" } : message;
    if (message.state === "failed") return message;
    const again = what === "unknown" || message.state === "resending";
    return { ...message, state: again ? "resending" : "sending" };
  });
}

/** The server's definite answer. A yes stands for ever, whatever a stray second answer says. */
export function answered(view: View, m: string, answer: Answer): View {
  if (answer.ok) {
    const known = change(view, m, (message) => ({ ...plain(message), state: "sent", seq: answer.seq }));
    return answer.seq > view.head ? { ...known, head: answer.seq } : known;
  }
  const { code, retry, reason } = answer;
  return change(view, m, (message) =>
    message.state === "sent"
      ? message
      : { ...message, code, state: retry ? "resending" : "failed", ...(reason ? { reason } : {}) },
  );
}

/** Drops one's own messages that have come back: by their mark, or because their place is known already. */
export function settle(view: View): View {
  if (view.outgoing.length === 0) return view;
  const mine = new Set(view.events.flatMap(({ m, by }) => (m && by?.userId === view.me ? [m] : [])));
  const left = view.outgoing.filter(({ m, seq }) => !mine.has(m) && !(seq !== undefined && seq <= view.last));
  return left.length === view.outgoing.length ? view : { ...view, outgoing: left };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatEvent } from "~/domain/chat/chat";
import { apply, emptyView, type Input, lacking, nextToSend, type View } from "~/domain/chat/view";
import { type Reducer, runSchedule } from "./schedule";

const RUNS = 100_000;
const SEED = 20261123;

const schedules = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 60 });
const sound =
  (reduce: Reducer) =>
  (schedule: number[]): boolean =>
    runSchedule(schedule, reduce).length === 0;

/** The same reducer, broken in one way. */
const broken =
  (change: (view: View, input: Input) => Input | View): Reducer =>
  (view, input) => {
    const changed = change(view, input);
    return "events" in changed && "outgoing" in changed ? changed : apply(view, changed as Input);
  };

const FAULTS: Record<string, Reducer> = {
  "takes an event it has already": broken((view, input) =>
    input.type === "evt" && input.event.seq <= view.last && input.event.type === "msg"
      ? { ...view, events: [...view.events, input.event] }
      : input,
  ),
  "does not see a gap": broken((view, input) =>
    input.type === "evt" && input.event.seq > view.last + 1
      ? { ...view, last: input.event.seq, head: input.event.seq, events: [...view.events, input.event] }
      : input,
  ),
  "forgets its own message at a timeout": broken((view, input) =>
    input.type === "unknown" ? { ...view, outgoing: view.outgoing.filter(({ m }) => m !== input.m) } : input,
  ),
  "keeps the bubble beside the message": (view, input) => {
    const next = apply(view, input);
    const lost = view.outgoing.filter(({ m }) => !next.outgoing.some((each) => each.m === m));
    return input.type === "evt" || input.type === "synced"
      ? { ...next, outgoing: [...lost, ...next.outgoing] }
      : next;
  },
  "loses an edit of what it has not loaded": (view, input) => ({ ...apply(view, input), changes: [] }),
};

describe("a view of a conversation", () => {
  it("equals the server's after any schedule of drops, doubles, disorder and crashes", () => {
    fc.assert(fc.property(schedules, sound(apply)), { numRuns: RUNS, seed: SEED });
  }, 300_000);

  it.each(Object.entries(FAULTS))("fails that check if it %s", (_, reduce) => {
    const result = fc.check(fc.property(schedules, sound(reduce)), {
      numRuns: 5000,
      seed: SEED,
      endOnFailure: true,
    });
    expect(result.failed).toBe(true);
  });
});

const speaker = { userId: "a", name: "甲", organisation: "甲方", part: "asker" as const };
const said = (seq: number, m = `m${seq}`, b = m): ChatEvent => ({
  c: "c",
  seq,
  type: "msg",
  at: "2026-11-23T00:00:00Z",
  by: speaker,
  m,
  k: "text",
  b,
});
const viewAfter = (inputs: Input[], view = emptyView("a")) => inputs.reduce(apply, view);
const evt = (event: ChatEvent): Input => ({ type: "evt", event });
const queued = (m: string): Input => ({ type: "queued", draft: { m, k: "text", b: m, att: [] } });

describe("one input at a time", () => {
  it("waits with what came too early, and asks for what lacks", () => {
    const early = viewAfter([evt(said(3))]);
    expect([early.events.length, lacking(early)]).toEqual([0, 0]);
    const whole = viewAfter([{ type: "synced", events: [said(1), said(2)], head: 3 }], early);
    expect(whole.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(lacking(whole)).toBeNull();
  });

  it("calls a message unknown after a timeout, failed only when it was refused for good", () => {
    const view = viewAfter([queued("x"), { type: "sending", m: "x" }, { type: "unknown", m: "x" }]);
    expect(view.outgoing[0]?.state).toBe("resending");
    expect(nextToSend(view)?.m).toBe("x");
    const refused = { ok: false, code: "forbidden", retry: false } as const;
    const failed = viewAfter([{ type: "answered", m: "x", answer: refused }], view);
    expect(failed.outgoing[0]).toMatchObject({ state: "failed", code: "forbidden" });
    expect(nextToSend(failed)).toBeNull();
    const again = viewAfter([{ type: "retried", m: "x" }], failed);
    expect([nextToSend(again)?.m, again.outgoing[0]?.code]).toEqual(["x", undefined]);
    expect(viewAfter([{ type: "discarded", m: "x" }], failed).outgoing).toEqual([]);
    expect(viewAfter([{ type: "discarded", m: "x" }], again).outgoing).toHaveLength(1);
  });

  it("lets a late yes outweigh a no", () => {
    const no = { ok: false, code: "forbidden", retry: false } as const;
    const yes = { ok: true, seq: 1 } as const;
    const inputs: Input[] = [queued("x"), { type: "answered", m: "x", answer: no }];
    const sent = viewAfter([...inputs, { type: "answered", m: "x", answer: yes }]);
    expect(sent.outgoing[0]).toMatchObject({ state: "sent", seq: 1 });
    expect(viewAfter([{ type: "answered", m: "x", answer: no }], sent).outgoing[0]?.state).toBe("sent");
    expect(viewAfter([evt(said(1, "x"))], sent).outgoing).toEqual([]);
  });

  it("does edits and redactions to messages; redacted words never come back", () => {
    const edit: ChatEvent = { ...said(2), type: "edit", target: 1, b: "新" };
    const redact: ChatEvent = { ...said(3), type: "redact", target: 1, b: "" };
    const edited = viewAfter([evt(said(1)), evt(edit)]);
    expect(edited.events).toMatchObject([{ seq: 1, b: "新", edited: true }]);
    const redacted = viewAfter([evt(redact), evt({ ...edit, seq: 4 })], edited);
    expect(redacted.events).toMatchObject([{ seq: 1, b: "", redacted: true }]);
    expect(redacted.last).toBe(4);
  });

  it("puts older pages before, with the changes that came meanwhile; a page out of place is dropped", () => {
    const view = viewAfter(
      [evt(said(5)), evt({ ...said(6), type: "redact", target: 2, b: "" })],
      emptyView("a", 4),
    );
    const page: Input = { type: "older", from: 1, events: [said(2), said(3), said(4)] };
    const more = viewAfter([page, page], view);
    expect(more.events.map(({ seq, redacted }) => [seq, redacted ?? false])).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [5, false],
    ]);
    expect(viewAfter([{ type: "older", from: 1, events: [said(2)] }], view)).toBe(view);
  });

  it("keeps how far others read, never backwards", () => {
    const view = viewAfter([
      { type: "read", userId: "b", upTo: 4 },
      { type: "read", userId: "b", upTo: 2 },
    ]);
    expect(view.reads).toEqual({ b: 4 });
  });
});

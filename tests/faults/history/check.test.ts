import { describe, expect, it } from "vitest";
import { check } from "./check";
import type { Entry, History, Row, View } from "./log";

const invoke = (at: number, m: string, device = "phone", userId = "wang"): Entry => ({
  kind: "invoke",
  at,
  device,
  userId,
  c: "c",
  m,
  body: `says ${m}`,
});
const ack = (at: number, m: string, seq: number, device = "phone"): Entry => ({
  kind: "ack",
  at,
  device,
  c: "c",
  m,
  seq,
});
const row = (seq: number, m: string, userId = "wang"): Row => ({
  c: "c",
  seq,
  type: "msg",
  userId,
  m,
  body: `says ${m}`,
});
const viewOf = (rows: Row[], device = "phone"): View => ({
  device,
  c: "c",
  events: rows.map(({ seq, userId, m, body }) => ({ seq, userId, m, body })),
});

/** Two devices, three messages, all kept and shown. */
function good(): History {
  const rows = [row(1, "a"), row(2, "b", "li"), row(3, "x")];
  const log = [
    invoke(1, "a"),
    ack(5, "a", 1),
    invoke(6, "b", "desk", "li"),
    invoke(7, "x"),
    ack(9, "b", 2, "desk"),
    ack(10, "x", 3),
  ];
  return { log, rows, views: [viewOf(rows), viewOf(rows, "desk")] };
}
const rules = (history: History) => [...new Set(check(history).map(({ rule }) => rule))];

describe("the checker of histories", () => {
  it("finds nothing where the promise was kept", () => {
    expect(check(good())).toEqual([]);
    expect(check({ log: [], rows: [], views: [] })).toEqual([]);
  });

  it("accepts an ack heard twice, and an event that is no message", () => {
    const { log, rows } = good();
    const assigned: Row = { c: "c", seq: 4, type: "assign", userId: null, m: null, body: "" };
    const all = [...rows, assigned];
    expect(check({ log: [...log, ack(11, "a", 1)], rows: all, views: [viewOf(all)] })).toEqual([]);
  });

  it("accepts that two messages under way at the same time are kept in either order", () => {
    const rows = [row(1, "b", "li"), row(2, "a")];
    const log = [invoke(1, "a"), invoke(2, "b", "desk", "li"), ack(3, "a", 2), ack(4, "b", 1, "desk")];
    expect(check({ log, rows, views: [] })).toEqual([]);
  });

  it("names an ack without its row, or with another's", () => {
    const history = good();
    expect(rules({ ...history, log: [...history.log, invoke(11, "y"), ack(12, "y", 4)] })).toEqual([
      "ack_in_database",
    ]);
    expect(rules({ ...history, log: [...history.log, ack(12, "x", 2)] })).toEqual(["ack_in_database"]);
  });

  it("names a message that was refused and kept", () => {
    const { log, rows, views } = good();
    const refused: Entry = { kind: "refused", at: 12, device: "phone", c: "c", m: "x", code: "forbidden" };
    expect(rules({ log: [...log, refused], rows, views })).toEqual(["ack_in_database"]);
  });

  it("names a message kept twice", () => {
    const rows = [row(1, "a"), row(2, "a")];
    expect(
      rules({ log: [invoke(1, "a"), ack(2, "a", 1), ack(3, "a", 2)], rows, views: [viewOf(rows)] }),
    ).toEqual(["one_row_a_message"]);
  });

  it("names a hole in the order", () => {
    const rows = [row(1, "a"), row(3, "b")];
    const log = [invoke(1, "a"), ack(2, "a", 1), invoke(3, "b"), ack(4, "b", 3)];
    expect(rules({ log, rows, views: [viewOf(rows)] })).toEqual(["dense"]);
  });

  it.each<[string, (view: View) => View["events"]]>([
    ["lacks the last event", ({ events }) => events.slice(0, -1)],
    ["lacks one in the middle", ({ events }) => events.toSpliced(1, 1)],
    [
      "shows one twice",
      ({ events }) => events.flatMap((event) => (event.seq === 2 ? [event, event] : [event])),
    ],
    ["shows another order", ({ events }) => events.toReversed()],
    ["shows other words", ({ events }) => events.map((event) => ({ ...event, body: "?" }))],
    ["shows what is not there", ({ events }) => [...events, { seq: 4, userId: "li", m: "z", body: "" }]],
  ])("names a device that %s", (_, change) => {
    const { log, rows } = good();
    const view = viewOf(rows);
    expect(rules({ log, rows, views: [{ ...view, events: change(view) }] })).toEqual([
      "view_equals_database",
    ]);
  });

  it("names a row that nobody sent, or sent in other words, or somebody else sent", () => {
    const { log, rows } = good();
    for (const phantom of [row(4, "z"), { ...row(4, "y"), body: "forged" }, row(4, "y", "li")]) {
      const all = [...rows, phantom];
      const history = { log: [...log, invoke(11, "y"), { ...ack(12, "y", 4) }], rows: all, views: [] };
      expect(rules(history)).toContain("no_phantom");
    }
  });

  it("names a message placed before one acknowledged earlier", () => {
    const rows = [row(1, "b", "li"), row(2, "a")];
    const log = [invoke(1, "a"), ack(3, "a", 2), invoke(4, "b", "desk", "li"), ack(5, "b", 1, "desk")];
    expect(rules({ log, rows, views: [] })).toEqual(["real_time_order"]);
  });

  it("names a device whose words were put in another order", () => {
    const rows = [row(1, "b"), row(2, "a")];
    const log = [invoke(1, "a"), invoke(2, "b"), ack(3, "b", 1), ack(4, "a", 2)];
    expect(rules({ log, rows, views: [] })).toEqual(["sender_fifo"]);
  });

  it("names a message without an answer", () => {
    const { log, rows, views } = good();
    expect(rules({ log: [...log, invoke(11, "y")], rows, views })).toEqual(["nothing_unresolved"]);
  });
});

import type { Ack, Entry, History, Invoke, Row, Rule, View, Violation } from "./log";

const place = (row: { c: string; seq: number }) => `${row.c}#${row.seq}`;
const message = (userId: string | null, m: string | null) => `${userId}/${m}`;
const isInvoke = (entry: Entry): entry is Invoke => entry.kind === "invoke";
const isAck = (entry: Entry): entry is Ack => entry.kind === "ack";

/** What everything is looked up in, made once. */
interface Books {
  log: Entry[];
  views: View[];
  invokes: Map<string, Invoke>;
  byPlace: Map<string, Row>;
  byMessage: Map<string, Row[]>;
  byConversation: Map<string, Row[]>;
}

function books({ log, rows, views }: History): Books {
  const sorted = [...rows].sort((a, b) => a.seq - b.seq);
  return {
    log: [...log].sort((a, b) => a.at - b.at),
    views,
    invokes: new Map(log.filter(isInvoke).map((entry) => [entry.m, entry])),
    byPlace: new Map(sorted.map((row) => [place(row), row])),
    byMessage: grouped(
      sorted.filter((row) => row.m !== null),
      (row) => message(row.userId, row.m),
    ),
    byConversation: grouped(sorted, (row) => row.c),
  };
}

function grouped<T>(things: T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

/** Every ack names a row that holds that very message; a message refused for good has none. */
function* acksInDatabase({ log, invokes, byPlace, byMessage }: Books) {
  for (const entry of log) {
    const sender = invokes.get(entry.m)?.userId ?? null;
    if (isAck(entry)) {
      const row = byPlace.get(place(entry));
      if (row?.m !== entry.m || row.userId !== sender)
        yield `${entry.m} was acknowledged as ${place(entry)}, which ${row ? `is ${row.m}` : "does not exist"}`;
    }
    if (entry.kind === "refused" && byMessage.has(message(sender, entry.m)))
      yield `${entry.m} was refused (${entry.code}) and is kept all the same`;
  }
}

function* oneRowAMessage({ byMessage }: Books) {
  for (const [key, rows] of byMessage) {
    if (rows.length > 1) yield `${key} has ${rows.length} rows: ${rows.map(place).join(", ")}`;
  }
}

function* dense({ byConversation }: Books) {
  for (const [c, rows] of byConversation) {
    const wrong = rows.find((row, index) => row.seq !== index + 1);
    if (wrong) yield `${c} has ${place(wrong)} where ${rows.indexOf(wrong) + 1} belongs`;
  }
}

/** Every device shows what the database has: nothing missing, nothing twice, in this order, in these words. */
function* viewsEqual({ views, byConversation }: Books) {
  for (const { device, c, events } of views) {
    const rows = byConversation.get(c) ?? [];
    const length = Math.max(rows.length, events.length);
    for (let n = 0; n < length; n++) {
      const [row, event] = [rows[n], events[n]];
      const same = row && event && row.seq === event.seq && row.m === event.m && row.body === event.body;
      if (same && row.userId === event.userId) continue;
      yield `${device} shows ${event ? `${event.seq} (${event.m})` : "nothing"} of ${c} where the database has ${row ? `${row.seq} (${row.m})` : "nothing"}`;
      break;
    }
  }
}

/** Nothing is in the database, and so in no view, that nobody sent. */
function* noPhantoms({ invokes, byConversation }: Books) {
  for (const rows of byConversation.values()) {
    for (const row of rows) {
      if (row.type !== "msg") continue;
      const sent = row.m === null ? undefined : invokes.get(row.m);
      if (!sent || sent.userId !== row.userId || sent.c !== row.c || sent.body !== row.body)
        yield `${place(row)} (${row.m}) was never sent like this`;
    }
  }
}

/** Who has seen an ack may rely on it: whatever he says afterwards comes after. */
function* realTimeOrder({ log, byMessage }: Books) {
  const highest = new Map<string, number>();
  for (const entry of log) {
    const before = highest.get(entry.c) ?? 0;
    if (isAck(entry)) highest.set(entry.c, Math.max(before, entry.seq));
    if (!isInvoke(entry)) continue;
    const row = byMessage.get(message(entry.userId, entry.m))?.[0];
    if (row && row.seq <= before)
      yield `${entry.m} is ${place(row)}, sent after ${before} had been acknowledged`;
  }
}

/** What one device says in one conversation is kept in the order in which it said it. */
function* senderFifo({ log, byMessage }: Books) {
  const last = new Map<string, number>();
  for (const entry of log.filter(isInvoke)) {
    const row = byMessage.get(message(entry.userId, entry.m))?.[0];
    if (!row) continue;
    const key = `${entry.device}/${entry.c}`;
    const before = last.get(key) ?? 0;
    if (row.seq <= before) yield `${entry.m} of ${entry.device} is ${place(row)}, said after its ${before}`;
    last.set(key, Math.max(before, row.seq));
  }
}

function* nothingUnresolved({ log, invokes }: Books) {
  const settled = new Set(log.filter((entry) => !isInvoke(entry)).map((entry) => entry.m));
  for (const entry of invokes.values()) {
    if (!settled.has(entry.m)) yield `${entry.m} of ${entry.device} has no answer`;
  }
}

const CHECKS: Record<Rule, (books: Books) => Generator<string>> = {
  ack_in_database: acksInDatabase,
  one_row_a_message: oneRowAMessage,
  dense,
  view_equals_database: viewsEqual,
  no_phantom: noPhantoms,
  real_time_order: realTimeOrder,
  sender_fifo: senderFifo,
  nothing_unresolved: nothingUnresolved,
};

/** Holds a finished run against CHAT.md's promise. Pure: the same history gives the same violations, none when it was kept. */
export function check(history: History): Violation[] {
  const made = books(history);
  return Object.entries(CHECKS).flatMap(([rule, find]) =>
    [...find(made)].map((what) => ({ rule: rule as Rule, what })),
  );
}

import { THE_CLOCK } from "~/domain/actor";
import type { Card, Change, ConversationSubject, WritingPart } from "~/domain/chat/chat";
import { type ExpertEntry, expertAuthor } from "./expert-profiles";
import { note } from "./log";
import type { Row } from "./rows";
import { minutesAfter } from "./time";
import type { Organisation, Person, World } from "./world";

interface Seat {
  organisation: Organisation;
  person: Person;
  part: WritingPart;
}

/** One conversation of the demo while it is being told; its rows are written by `endTalk`. */
export interface Talk {
  world: World;
  row: Row & { id: string; status: string; last_seq: number };
  number: string | null;
  requestId: string | null;
  seats: Map<string, Seat>;
  assignment: (Row & { expert: ExpertEntry }) | null;
  at: Date;
  /** Moment and sender of everything said, for read positions. */
  said: { seq: number; at: Date; by: string | null }[];
}

export interface Beginning {
  subject: ConversationSubject;
  at: Date;
  hubId: string;
  category: string | null;
  enterprise?: Seat;
  provider?: Seat;
  desk?: Seat;
  requestId?: string;
  orderId?: string;
  /** Of what it is about. */
  number?: string | null;
  parent?: Talk;
}

/** A conversation begins, with the houses that take part. */
export function beginTalk(world: World, begins: Beginning): Talk {
  const { subject, at } = begins;
  const id = world.dice.id(at);
  const queued = subject === "request" || subject === "enterprise";
  const talk: Talk = {
    world,
    number: begins.number ?? null,
    requestId: begins.requestId ?? null,
    seats: new Map(),
    assignment: null,
    at,
    said: [],
    row: {
      id,
      subject,
      request_id: subject === "request" ? (begins.requestId ?? null) : null,
      order_id: subject === "order" ? (begins.orderId ?? null) : null,
      enterprise_id: begins.enterprise?.organisation.id ?? null,
      parent_id: begins.parent?.row.id ?? null,
      hub_id: begins.hubId,
      category: begins.category,
      status: queued ? "queued" : "open",
      last_seq: 0,
      last_at: at,
      queued_at: queued ? at : null,
      awaiting_since: null,
      created_by: begins.enterprise?.person.id ?? null,
      created_at: at,
    },
  };
  // a conversation stands before everything that is in it
  world.rows.add("conversations", talk.row);
  const parties = [begins.enterprise, begins.provider, begins.desk];
  for (const seat of parties) if (seat) join(talk, seat);
  if (queued) change(talk, at, "state", { change: "queued" });
  return talk;
}

function join(talk: Talk, seat: Seat): void {
  talk.seats.set(seat.part, seat);
  talk.world.rows.add("conversation_parties", {
    conversation_id: talk.row.id,
    organisation_id: seat.organisation.id,
    part: seat.part,
    joined_at: talk.at,
  });
}

/** An expert or a guest takes a seat by name. */
export function sit(talk: Talk, seat: Seat, at: Date, leftAt: Date | null = null): void {
  talk.world.rows.add("conversation_people", {
    conversation_id: talk.row.id,
    user_id: seat.person.id,
    organisation_id: seat.organisation.id,
    part: seat.part,
    joined_at: at,
    left_at: leftAt,
  });
}

/** Adds one event of a conversation; moments never go back. */
export function add(talk: Talk, at: Date, event: Row): number {
  const seq = ++talk.row.last_seq;
  talk.at = at > talk.at ? at : talk.at;
  talk.row.last_at = talk.at;
  talk.world.rows.add("chat_events", {
    ...{ conversation_id: talk.row.id, seq, sender_id: null, sender_organisation_id: null, part: null },
    ...{ client_msg_id: null, kind: null, body: "", target_seq: null, data: {} },
    ...event,
    at: talk.at,
  });
  return seq;
}

export const change = (talk: Talk, at: Date, type: "assign" | "state", what: Change) =>
  add(talk, at, { type, data: { change: what } });

/** Somebody says something, or shows a card. */
export function say(talk: Talk, at: Date, seat: Seat, words: string | Card): void {
  const card = typeof words === "string" ? null : words;
  const seq = add(talk, at, {
    type: "msg",
    sender_id: seat.person.id,
    sender_organisation_id: seat.organisation.id,
    part: seat.part,
    client_msg_id: talk.world.dice.id(at),
    kind: card ? "card" : "text",
    body: card ? JSON.stringify({ kind: card.kind }) : (words as string),
    data: card ? { card } : {},
  });
  talk.said.push({ seq, at: talk.at, by: seat.person.id });
  if (seat.part === "expert") {
    talk.row.awaiting_since = null;
    if (talk.assignment) talk.assignment.replied_at ??= talk.at;
  } else if (seat.part === "asker" && talk.row.status !== "open") talk.row.awaiting_since ??= talk.at;
}

/** An expert gets the conversation, as the assignment does it: seat, event, timeline. */
export function assign(talk: Talk, expert: ExpertEntry, at: Date): Seat {
  const { world, row } = talk;
  const seat: Seat = { organisation: expert.organisation, person: expert.person, part: "expert" };
  talk.seats.set("expert", seat);
  sit(talk, seat, at);
  expert.load++;
  expert.lastAssignedAt = at.getTime();
  talk.assignment = {
    expert,
    id: world.dice.id(at),
    conversation_id: row.id,
    expert_id: expert.id,
    assigned_at: at,
    replied_at: null,
    ended_at: null,
    ended_as: null,
  };
  Object.assign(row, { status: "assigned", queued_at: null });
  const { person, organisation } = expert;
  const told = { expertId: expert.id, userId: person.id, name: person.name, organisation: organisation.name };
  change(talk, at, "assign", { change: "assigned", ...told });
  note(world, at, THE_CLOCK, "expert.assigned", {
    ...(talk.requestId ? { requestId: talk.requestId } : {}),
    organisationId: organisation.id,
    data: {
      conversationId: row.id,
      userId: person.id,
      expert: person.name,
      ...(talk.number ? { number: talk.number } : {}),
    },
    audit: { type: "conversation", id: row.id },
  });
  return seat;
}

/** The conversation is over; its asker may say how it was. */
export function close(talk: Talk, at: Date, rating?: { score: number; comment: string }): void {
  const { world, row, assignment } = talk;
  const asker = talk.seats.get("asker");
  const seq = change(talk, at, "state", { change: "closed" });
  Object.assign(row, { status: "closed", queued_at: null, awaiting_since: null });
  if (assignment) {
    Object.assign(assignment, { ended_at: talk.at, ended_as: "closed" });
    assignment.expert.load--;
  }
  const ratedAt = minutesAfter(talk.at, 9);
  world.rows.add("conversation_closures", {
    conversation_id: row.id,
    seq,
    closed_by: assignment ? expertAuthor(assignment.expert).userId : (asker?.person.id ?? null),
    closed_at: talk.at,
    expert_id: assignment?.expert.id ?? null,
    score: rating?.score ?? null,
    comment: rating?.comment ?? "",
    rated_by: rating ? (asker?.person.id ?? null) : null,
    rated_at: rating ? ratedAt : null,
  });
  if (rating) change(talk, ratedAt, "state", { change: "rated", score: rating.score });
}

/** Hands the remaining rows over; everybody has read everything but who is named. */
export function endTalk(talk: Talk, unreadBy: readonly string[] = []): void {
  const { world, row, assignment } = talk;
  if (assignment) {
    const { expert: _, ...columns } = assignment;
    world.rows.add("expert_assignments", columns);
  }
  for (const { person } of talk.seats.values()) {
    const waiting = talk.said.findLast(({ by }) => by !== person.id);
    const upto = unreadBy.includes(person.login) && waiting ? waiting.seq - 1 : row.last_seq;
    world.rows.add("conversation_reads", {
      ...{ conversation_id: row.id, user_id: person.id, upto, at: talk.at, told_upto: row.last_seq },
    });
  }
}

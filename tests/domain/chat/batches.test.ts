import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import type { Part } from "~/domain/chat/chat";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import type { Sending, SendOutcome } from "~/domain/chat/sending";
import { newId } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { at, type Room, send, type World } from "./batch-model";
import { message, said, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);

const asker = await talker(db, { kind: "enterprise", role: "owner" });
const expert = await talker(db, { kind: "hub", role: "expert", hubCode: "SD370102" });
const looker = await talker(db, { kind: "hub", role: "supervisor", hubCode: "SD370102" });
const stranger = await talker(db, { kind: "enterprise", role: "staff" });
const PEOPLE = [asker, expert, looker, stranger];
const SEATS: (Part | undefined)[] = ["asker", "expert", "inspector", undefined];

const step = fc.record({
  // mostly what is taken
  who: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3),
  room: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3),
  id: fc.nat({ max: 5 }),
  b: fc.constantFrom("甲", "乙"),
  // the first place is no message, the second one is, and nobody knows a place that is not yet given
  re: fc.option(fc.constantFrom(1, 2, 2, 99), { nil: undefined, freq: 4 }),
  files: fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([]) }, fc.subarray([0, 1, 2])),
  // the same message as one before it
  repeats: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A room of each kind with the same people in it: with an expert, of an order (no reply clock), closed; and none at all. */
async function rooms(): Promise<string[]> {
  const made: string[] = [];
  for (const status of ["assigned", "open", "closed"]) {
    const house = await talker(db, { kind: "enterprise", role: "owner" });
    const { id: c } = await openConversation(db, house, { subject: "enterprise" });
    await said(db, house, c, "在吗");
    await db
      .updateTable("conversations")
      .set({ status, queued_at: null, awaiting_since: null })
      .where("id", "=", c)
      .execute();
    await seat(c, expert, "expert");
    await seat(c, looker, "inspector");
    await db
      .insertInto("conversation_parties")
      .values({ conversation_id: c, organisation_id: asker.organisationId, part: "asker" })
      .execute();
    made.push(c);
  }
  return [...made, newId()];
}

const seat = (c: string, { userId, organisationId }: Actor, part: string) =>
  db
    .insertInto("conversation_people")
    .values({
      conversation_id: c,
      user_id: userId,
      organisation_id: organisationId,
      part,
      ...(part === "inspector" ? { reason: "抽查", until: new Date(Date.now() + 3_600_000) } : {}),
    })
    .execute();

/** Three files waiting to be sent: the asker's and the expert's in the first room, the asker's in the second. */
async function uploads([first = "", second = ""]: string[]): Promise<{ id: string; of: Actor; c: string }[]> {
  const wanted = [
    { of: asker, c: first },
    { of: expert, c: first },
    { of: asker, c: second },
  ];
  const all = wanted.map((one) => ({ id: newId(), ...one }));
  for (const { id, of, c } of all) {
    await db
      .insertInto("files")
      .values({
        id,
        storage_key: id,
        name: "样品.png",
        media_type: "image/png",
        size: 3,
        sha256: "0".repeat(64),
        purpose: "chat-attachment",
        organisation_id: of.organisationId,
        created_by: of.userId,
      })
      .execute();
    await db
      .insertInto("chat_attachments")
      .values({ file_id: id, conversation_id: c, uploaded_by: of.userId })
      .execute();
  }
  return all;
}

async function prepared(steps: Step[]) {
  const places = await rooms();
  const files = await uploads(places);
  const ids = Array.from({ length: 6 }, () => newId());
  const before = await db
    .selectFrom("conversations")
    .select(["id", "last_seq", "status"])
    .where("id", "in", places)
    .execute();
  const world: World = {
    rooms: new Map(
      before.map(({ id, last_seq, status }) => [
        id,
        { status, places: [null, "asker"].slice(0, last_seq) as Room["places"], awaited: false },
      ]),
    ),
    parts: new Map(
      places
        .slice(0, 3)
        .flatMap((c) =>
          PEOPLE.flatMap(({ userId }, n) => (SEATS[n] ? [[at(userId, c), SEATS[n]] as const] : [])),
        ),
    ),
    uploads: new Map(files.map(({ id, of, c }) => [id, at(of.userId, c)])),
    known: new Map(),
  };
  const sends: Sending[] = [];
  for (const { who, room, id, b, re, files: chosen, repeats } of steps) {
    const before = repeats === undefined ? undefined : sends[repeats % sends.length];
    sends.push(
      before ??
        message(PEOPLE[who] as Actor, places[room] as string, b, {
          m: ids[id] as string,
          att: chosen.map((n) => files[n]?.id ?? ""),
          ...(re === undefined ? {} : { re }),
        }),
    );
  }
  return { sends, world };
}

function told(outcome: SendOutcome): string {
  if (!outcome.ok) return outcome.reason ?? outcome.code;
  return `${outcome.dup ? "again" : "stored"} ${outcome.seq}`;
}

async function sentInBatches(sends: Sending[], size: number): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (let from = 0; from < sends.length; from += size)
    outcomes.push(...(await sendMessages(db, sends.slice(from, from + size), { wait: false })));
  return outcomes;
}

describe("a batch of any messages", () => {
  it("becomes what the rules, read one message after another, say, whatever its size", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 30, size: "max" }),
        fc.constantFrom(1, 7, 30),
        async (steps, size) => {
          const { sends, world } = await prepared(steps);
          const outcomes = await sentInBatches(sends, size);
          const expected = sends.map((one) => send(world, one));
          expect(outcomes.map(told)).toEqual(expected);
          for (const [c, room] of world.rooms) expect(await stateOf(c)).toEqual(stateIn(world, c, room));
          expect(outcomes.map(carried)).toEqual(
            sends.map((one, n) => (expected[n]?.startsWith("stored") ? one.att : [])),
          );
          for (const one of expected) seen.add(one.split(" ")[0] ?? "");
        },
      ),
      { numRuns: 100 },
    );
    expect([...seen].toSorted()).toEqual(
      "again bad_request chat_attachment_gone conv_closed forbidden idempotency_conflict inspectors_only_read stored".split(
        " ",
      ),
    );
  }, 120_000);
});

const carried = (outcome: SendOutcome) => (outcome.ok ? (outcome.event?.att ?? []).map(({ id }) => id) : []);

async function stateOf(c: string) {
  const row = await db
    .selectFrom("conversations")
    .select(["last_seq", "awaiting_since"])
    .where("id", "=", c)
    .executeTakeFirstOrThrow();
  const events = await db
    .selectFrom("chat_events")
    .select(["seq", "part"])
    .where("conversation_id", "=", c)
    .where("type", "=", "msg")
    .orderBy("seq")
    .execute();
  const waiting = await db
    .selectFrom("chat_attachments")
    .select("file_id")
    .where("conversation_id", "=", c)
    .where("seq", "is", null)
    .execute();
  return {
    last: row.last_seq,
    awaited: row.awaiting_since !== null,
    said: events.map(({ seq, part }) => `${seq} ${part}`),
    waiting: waiting.map(({ file_id }) => file_id).toSorted(),
  };
}

function stateIn(world: World, c: string, { places, awaited }: Room) {
  return {
    last: places.length,
    awaited,
    said: places.flatMap((part, index) => (part ? [`${index + 1} ${part}`] : [])),
    waiting: [...world.uploads]
      .filter(([, of]) => of.endsWith(c))
      .map(([id]) => id)
      .toSorted(),
  };
}

import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { inspectConversation } from "~/domain/chat/inspect-conversation.server";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { newId } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const lab = await town.house("provider");

const hire = ({ userId: user_id }: Actor) =>
  db
    .insertInto("memberships")
    .values({ id: newId(), user_id, organisation_id: lab.id, role: "technical" })
    .execute();
const part = async (c: string, { userId, organisationId }: Actor) =>
  (
    await sql<{ part: string | null }>`select chat_part(${c}, ${userId}, ${organisationId}) as part`.execute(
      db,
    )
  ).rows[0]?.part;

// DOMAIN 5: whoever a provider employs learns nothing of a request before the award, in whatever house's name
it("a hub's expert who works for a provider as well is given no request's talk, nor takes one", async () => {
  const both = await town.expert(hub, { capacity: 50 });
  await hire(both.actor);
  const { c } = await town.asked();
  await assignExpert(db, c, at("10:00"));
  expect(await part(c, both.actor)).toBeNull();
  expect(await refusalOf(takeConversation(db, both.actor, { c }, at("10:00")))).toMatchObject({
    kind: "not_found",
  });
  const desk: Actor = { ...both.actor, userId: newId(), role: "supervisor" };
  const given = handOver(db, desk, { c, expertId: both.id, note: "请接手" }, at("10:00"));
  expect(await refusalOf(given)).toMatchObject({ code: "provider_expert" });
  const seat = {
    conversation_id: c,
    user_id: both.actor.userId,
    organisation_id: hub.id,
    part: "consultant",
  };
  await expect(db.insertInto("conversation_people").values(seat).execute()).rejects.toThrow("order only");
});

it("and gets up when a provider employs him", async () => {
  const expert = await town.expert(hub, { capacity: 50 });
  const { c } = await town.asked();
  await takeConversation(db, expert.actor, { c }, at("10:00"));
  expect(await part(c, expert.actor)).toBe("expert");
  await hire(expert.actor);
  expect(await part(c, expert.actor)).toBeNull();
});

it("and as a supervisor looks into none of them, whatever the reason", async () => {
  const head = await town.person(hub, "supervisor");
  const { c } = await town.asked();
  expect((await inspectConversation(db, head, { c, reason: "投诉核查" })).until).not.toBeNull();
  await hire(head);
  expect(await part(c, head)).toBeNull();
  expect(await refusalOf(inspectConversation(db, head, { c, reason: "投诉核查" }))).toMatchObject({
    kind: "forbidden",
    code: "provider_expert",
  });
});

import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { draftOpinion } from "~/domain/experts/change-consultation.server";
import { consultationPage } from "~/domain/experts/consultation.queries.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { openConsultation } from "~/domain/experts/open-consultation.server";
import { signOpinion } from "~/domain/experts/sign-opinion.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const town = townOf(db);
const hub = await town.house("hub", { hubCode: "SD370102" });
const city = await town.house("hub", { hubCode: "SD3701" });
const lead = await town.expert(hub, { capacity: 50 });
const [second, third] = [await town.expert(city), await town.expert(city)];

async function consulting() {
  const { c } = await town.asked();
  await takeConversation(db, lead.actor, { c }, at("10:00"));
  const asking = { c, question: "按哪一版标准委托？", expertIds: [second.id] };
  return openConsultation(db, lead.actor, asking);
}

describe("who is an expert no longer", () => {
  it("writes and signs no opinion, nor reads it, though he was asked as one", async () => {
    const { id } = await consulting();
    await draftOpinion(db, lead.actor, { consultationId: id, opinion: "按 2026 年版委托。" });
    const { opinionHash } = await consultationPage(db, second.actor, id);
    const now: Actor = { ...second.actor, role: "operator", hubs: null };
    const tried = [
      () => signOpinion(db, now, { consultationId: id, hash: opinionHash ?? "" }),
      () => draftOpinion(db, now, { consultationId: id, opinion: "别的意见" }),
      () => consultationPage(db, now, id),
    ];
    for (const trying of tried) expect(await refusalOf(trying())).toMatchObject({ kind: "not_found" });
  });
});

describe("what the members of a consultation say among themselves", () => {
  it("is handed over to nobody, also not by the hub's desk", async () => {
    const { groupId } = await consulting();
    const desk: Actor = { ...lead.actor, role: "supervisor" };
    const given = handOver(db, desk, { c: groupId, expertId: third.id, note: "请加入" }, at("10:00"));
    expect(await refusalOf(given)).toMatchObject({ kind: "not_found" });
  });
});

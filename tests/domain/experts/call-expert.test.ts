import { afterAll, beforeAll, expect, it } from "vitest";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import { callExpert } from "~/domain/experts/call-expert.server";
import { handOver } from "~/domain/experts/hand-over.server";
import { idSchema } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { at, refusalOf, townOf } from "./support";

const { db, drop } = await testDatabase({ content: "demo" });
afterAll(drop);
const town = townOf(db);

/** An order of the demo, with somebody of either side and the hub's desk. */
let order: { id: string; enterprise_id: string; provider_id: string; hub_id: string };
beforeAll(async () => {
  order = await db
    .selectFrom("orders as o")
    .innerJoin("organisations as g", "g.id", "o.provider_id")
    .select(["o.id", "o.enterprise_id", "o.provider_id", "o.hub_id"])
    .where("g.name", "like", "泉城食品检验所%")
    .where(
      "o.id",
      "not in",
      db.selectFrom("conversations").select("order_id").where("order_id", "is not", null),
    )
    .executeTakeFirstOrThrow();
});

const houseOf = async (id: string) => {
  const row = await db
    .selectFrom("organisations as g")
    .leftJoin("hubs as h", "h.id", "g.hub_id")
    .select(["g.id", "g.kind", "g.name", "g.region_code", "h.id as hubId", "h.ordinal", "h.last_ordinal"])
    .where("g.id", "=", id)
    .executeTakeFirstOrThrow();
  const hubs = row.hubId
    ? {
        hubId: row.hubId,
        level: "county" as const,
        ordinal: row.ordinal ?? 0,
        lastOrdinal: row.last_ordinal ?? 0,
      }
    : null;
  return { id, kind: row.kind as "hub", name: row.name, regionCode: row.region_code, hubs };
};

it("an order's talk goes on without an expert until either side calls the hub's; its provider's own may follow", async () => {
  const [asker, seller] = [
    await town.person(await houseOf(order.enterprise_id), "owner"),
    await town.person(await houseOf(order.provider_id), "business"),
  ];
  const stranger = await town.person(await town.house("enterprise"), "owner");
  const { id: c } = await openConversation(db, seller, { subject: "order", orderId: order.id });
  expect(idSchema.safeParse(c).success).toBe(true);
  expect(await refusalOf(callExpert(db, stranger, { c }))).toMatchObject({ kind: "not_found" });
  const calls = await Promise.all([asker, seller].map((who) => refusalOf(callExpert(db, who, { c }))));
  expect(calls.map((answer) => answer?.code ?? "done").sort()).toEqual(["conversation_taken", "done"]);
  expect((await town.talk(c)).status).toBe("queued");
  const [regular] = await db
    .selectFrom("hubs")
    .select("region_code")
    .where("id", "=", order.hub_id)
    .execute();
  const helper = await town.expert(await town.house("hub", { hubCode: "SD" }), {
    fields: [],
    regions: [regular?.region_code ?? ""],
    capacity: 50,
  });
  await assignExpert(db, c, at("10:00"));
  const [first] = await town.assignments(c);
  expect(first).toBeDefined();
  // DOMAIN 5: after the award only the provider that was chosen may send its own expert
  const own = await town.expert(await houseOf(order.provider_id), { capacity: 50 });
  const rival = await town.expert(await town.house("provider"));
  const desk = await town.person(
    await houseOf(
      (
        await db
          .selectFrom("organisations")
          .select("id")
          .where("hub_id", "=", order.hub_id)
          .executeTakeFirstOrThrow()
      ).id,
    ),
    "operator",
  );
  const give = (expertId: string) =>
    refusalOf(handOver(db, desk, { c, expertId, note: "请接手" }, at("10:05")));
  expect(await give(rival.id)).toMatchObject({ code: "provider_expert" });
  expect(await give(own.id)).toBeNull();
  expect((await town.assignments(c)).at(-1)).toMatchObject({ expert_id: own.id, ended_at: null });
  expect(helper.id).not.toBe(own.id);
});

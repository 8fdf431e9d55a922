import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import {
  consentToSubcontract,
  declineSubcontract,
  withdrawSubcontract,
} from "~/domain/subcontracts/answer-subcontract.server";
import { proposeSubcontract } from "~/domain/subcontracts/propose-subcontract.server";
import { BEFORE_REPORT, subcontractLifecycle } from "~/domain/subcontracts/subcontract";
import { subcontractsFor, subcontractsOf } from "~/domain/subcontracts/subcontract.queries.server";
import { subcontractorsFor } from "~/domain/subcontracts/subcontractor.queries.server";
import { testDatabase } from "../../support/database";
import { withoutIds } from "../../support/without-ids";
import { pdfText } from "../deliverables/pdf";
import { workIn } from "../orders/work";
import { marketIn, outcome } from "../quotes/market";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);
const { enterprise } = market;

type Order = Awaited<ReturnType<typeof work.started>>;
type Lab = Awaited<ReturnType<typeof market.lab>>;
const reason = "设备检修，按期完成需要协作";
const propose = (order: Order, to: Lab, items = order.itemIds.slice(1)) =>
  proposeSubcontract(db, order.lab.business, order.orderId, { items, siteId: to.siteId, reason });
async function agreed() {
  const order = await work.started();
  const other = await market.lab();
  const id = await propose(order, other);
  await consentToSubcontract(db, enterprise, id);
  await consentToSubcontract(db, other.business, id);
  return { order, other, id };
}
const issue = async (order: Order) =>
  issueDeliverable(db, work.files, order.lab.signatory, order.orderId, await work.reportFacts());

describe("a subcontract", () => {
  it("holds only with both consents, whoever comes first", async () => {
    const order = await work.started();
    const other = await market.lab();
    const id = await propose(order, other);
    const status = async () => (await subcontractsOf(db, order.orderId))[0]?.status;
    expect(await outcome(issue(order))).toBe("conflict:subcontract_pending");
    await consentToSubcontract(db, other.business, id);
    expect(await status()).toBe("proposed");
    expect(await outcome(consentToSubcontract(db, other.business, id))).toBe("conflict:conflict");
    await consentToSubcontract(db, enterprise, id);
    expect(await status()).toBe("agreed");
    expect(await outcome(declineSubcontract(db, enterprise, id, reason))).toBe("conflict:conflict");
  });

  it("is proposed by the performer's dealers, answered by client and subcontractor, and nobody else", async () => {
    const order = await work.started();
    const other = await market.lab();
    const rival = await market.lab();
    const input = { items: order.itemIds.slice(1), siteId: other.siteId, reason };
    for (const [actor, answer] of [
      [enterprise, "forbidden:forbidden"],
      [market.hub, "forbidden:forbidden"],
      [market.regulator, "forbidden:forbidden"],
      [order.lab.signatory, "forbidden:forbidden"],
      [rival.business, "not_found:not_found"],
      [market.stranger, "not_found:not_found"],
    ] as const) {
      expect(await outcome(proposeSubcontract(db, actor, order.orderId, input))).toBe(answer);
    }
    const id = await propose(order, other);
    for (const [actor, answer] of [
      [order.lab.business, "forbidden:forbidden"],
      [market.hub, "forbidden:forbidden"],
      [other.signatory, "forbidden:forbidden"],
      [rival.business, "not_found:not_found"],
      [market.stranger, "not_found:not_found"],
    ] as const) {
      expect(await outcome(consentToSubcontract(db, actor, id))).toBe(answer);
    }
    expect(await outcome(withdrawSubcontract(db, other.business, id, reason))).toBe("forbidden:forbidden");
    expect(await outcome(consentToSubcontract(db, enterprise, id, 9))).toBe("stale:stale_version");
  });

  it("never takes the whole, an item twice, or what is not the order's", async () => {
    const order = await work.started();
    const [first, second] = [await market.lab(), await market.lab()];
    expect(await outcome(propose(order, first, order.itemIds))).toBe("conflict:subcontract_whole");
    const elsewhere = await work.started();
    expect(await outcome(propose(order, first, elsewhere.itemIds.slice(1)))).toBe("invalid:invalid_input");
    expect(await outcome(propose(order, order.lab))).toBe("invalid:invalid_input");
    await propose(order, first);
    expect(await outcome(propose(order, second))).toBe("conflict:subcontract_taken");
    expect(await outcome(propose(order, second, order.itemIds.slice(0, 1)))).toBe(
      "conflict:subcontract_whole",
    );
  });

  it("raced by twenty proposals for the same item is given out once", async () => {
    for (let round = 0; round < 5; round++) {
      const order = await work.started();
      const other = await market.lab();
      const answers = await Promise.all(Array.from({ length: 20 }, () => outcome(propose(order, other))));
      expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
      expect(new Set(answers)).toEqual(new Set(["ok", "conflict:subcontract_taken"]));
    }
  });

  it("raced by withdrawal and the second consent ends in one of both", async () => {
    for (let round = 0; round < 10; round++) {
      const order = await work.started();
      const other = await market.lab();
      const id = await propose(order, other);
      await consentToSubcontract(db, enterprise, id);
      await Promise.all([
        outcome(consentToSubcontract(db, other.business, id)),
        outcome(withdrawSubcontract(db, order.lab.business, id, reason)),
      ]);
      const [row] = await subcontractsOf(db, order.orderId);
      expect(row?.status).toBe("withdrawn");
    }
  });
});

describe("the gate", () => {
  it("refuses a subcontractor without the scope, and leaves the record of it", async () => {
    const order = await work.started();
    const other = await market.lab();
    await db
      .updateTable("scope_items")
      .set({ status: "removed" })
      .where("provider_id", "=", other.id)
      .execute();
    expect(await outcome(propose(order, other))).toBe("forbidden:gate_no_scope");
    const record = await db
      .selectFrom("legality_records")
      .select(["moment", "verdict"])
      .where("provider_id", "=", other.id)
      .where("moment", "=", "subcontract")
      .executeTakeFirst();
    expect(record).toEqual({ moment: "subcontract", verdict: "refused" });
    expect(await subcontractsOf(db, order.orderId)).toEqual([]);
  });

  it("looks again when the second consent comes, and when the report is issued", async () => {
    const order = await work.started();
    const other = await market.lab();
    const id = await propose(order, other);
    const suspend = (status: "suspended" | "active") =>
      db.updateTable("accreditations").set({ status }).where("provider_id", "=", other.id).execute();
    await consentToSubcontract(db, enterprise, id);
    await suspend("suspended");
    expect(await outcome(consentToSubcontract(db, other.business, id))).toBe("forbidden:gate_suspended");
    await suspend("active");
    await consentToSubcontract(db, other.business, id);
    await suspend("suspended");
    expect(await outcome(issue(order))).toBe("forbidden:gate_suspended");
    await suspend("active");
    expect(await outcome(issue(order))).toBe("ok");
  });

  it("judges the performer for the rest only, and the subcontractor for its part only", async () => {
    const { order } = await agreed();
    const itemParameter = await db
      .selectFrom("items")
      .select("parameter_id")
      .where("id", "=", order.itemIds[1] as string)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("scope_items")
      .set({ status: "removed" })
      .where("provider_id", "=", order.lab.id)
      .where("parameter_id", "=", itemParameter.parameter_id)
      .execute();
    expect(await outcome(issue(order))).toBe("ok");
    const alone = await work.started();
    await db
      .updateTable("scope_items")
      .set({ status: "removed" })
      .where("provider_id", "=", alone.lab.id)
      .where("parameter_id", "=", itemParameter.parameter_id)
      .execute();
    expect(await outcome(issue(alone))).toBe("forbidden:gate_no_scope");
  });

  it("offers only others that may do those items", async () => {
    const order = await work.started();
    const other = await market.lab();
    const row = await work.statusOf(order.orderId);
    const found = await subcontractorsFor(db, row, order.itemIds.slice(1));
    const ids = found.map(({ providerId }) => providerId);
    expect(ids).not.toContain(order.lab.id);
    expect(found.length).toBeGreaterThan(0);
    const [candidate] = found;
    expect(await outcome(propose(order, { ...other, siteId: candidate?.siteId ?? "" }))).toBe("ok");
  });
});

describe("afterwards", () => {
  it("the report's sheet names the items and who did them", async () => {
    const { order, other } = await agreed();
    const { id } = await issue(order);
    const { storage_key } = await db
      .selectFrom("deliverables as d")
      .innerJoin("files as f", "f.id", "d.sheet_file_id")
      .select("f.storage_key")
      .where("d.id", "=", id)
      .executeTakeFirstOrThrow();
    const text = await pdfText((await work.files.get(storage_key)) as Uint8Array);
    const { name } = await db
      .selectFrom("organisations")
      .select("name")
      .where("id", "=", other.id)
      .executeTakeFirstOrThrow();
    expect(text.replace(/\s/g, "")).toContain(name.replace(/\s/g, ""));
    expect(text).toContain("Subcontracted");
  });

  it("nothing is subcontracted once a report is out; after a revocation it is again", async () => {
    const order = await work.started();
    const other = await market.lab();
    const { id } = await issue(order);
    expect(await outcome(propose(order, other))).toBe("conflict:conflict");
    await revokeDeliverable(db, order.lab.signatory, id, { reason: "数据有误，重新检测" });
    expect(await outcome(propose(order, other))).toBe("ok");
  });

  it("the subcontractor sees what it is asked, never the fee; rivals see nothing", async () => {
    const { order, other } = await agreed();
    const seen = await subcontractsFor(db, other.business);
    expect(seen.map(({ order_id }) => order_id)).toEqual([order.orderId]);
    expect(withoutIds(JSON.stringify(seen))).not.toMatch(/amount|fen|50000/i);
    expect(await subcontractsFor(db, (await market.lab()).business)).toEqual([]);
  });
});

describe("the database by itself", () => {
  const tries: [string, (ids: Awaited<ReturnType<typeof agreed>>) => Record<string, unknown>][] = [
    ["the whole", ({ order }) => ({ item_ids: sql`array[${sql.join(order.itemIds)}]::uuid[]` })],
    ["an item twice", () => ({})],
    ["to oneself", ({ order }) => ({ subcontractor_id: order.lab.id, site_id: order.lab.siteId })],
    ["in force without consents", () => ({ status: "agreed" })],
  ];
  it.each(tries)("refuses: %s", async (_, change) => {
    const ids = await agreed();
    const row = await db
      .selectFrom("subcontracts")
      .selectAll()
      .where("id", "=", ids.id)
      .executeTakeFirstOrThrow();
    const fresh = {
      ...row,
      id: "00000000-0000-7000-8000-00000000abcd",
      status: "proposed",
      client_consented_at: null,
      client_consented_by: null,
      subcontractor_consented_at: null,
      subcontractor_consented_by: null,
      ...change(ids),
    };
    await expect(
      db
        .insertInto("subcontracts")
        .values(fresh as never)
        .execute(),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("knows the same states as the lifecycle", async () => {
    const { rows } = await sql<{ def: string }>`select pg_get_constraintdef(oid) as def from pg_constraint
      where conname = 'subcontracts_status_check'`.execute(db);
    const known = [...(rows[0]?.def ?? "").matchAll(/'([a-z]+)'::text/g)].map(([, name]) => name);
    expect(known.sort()).toEqual([...subcontractLifecycle.states].sort());
    expect(BEFORE_REPORT).not.toContain("report_issued");
  });
});

import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardFilter } from "~/domain/intake/board";
import { afterCards, routingCards, waitingCards, workCards } from "~/domain/intake/board.queries.server";
import { boardFigures, meanResponse } from "~/domain/intake/figures.queries.server";
import { transferTargets } from "~/domain/intake/hub-work.queries.server";
import { ledgerOf } from "~/domain/intake/ledger.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { transferRefusal } from "~/domain/requests/transfer.policy";
import { loadBoard } from "~/routes/_desk.intake._index/board.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { order, request, type World, world } from "./world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
  await request(here);
  await request(here, { hub: "SD370103" });
  await request(here, { hub: "SD370103", status: "quoting" });
  await request(here, { hub: "SD3702" });
  for (const status of ["in_progress", "report_issued", "accepted", "disputed", "closed"])
    await order(here, status);
});
afterAll(() => base.drop());

const filter = (values: object = {}) => boardFilter.parse(values);
const subtree = filter({ scope: "subtree" });

describe("the board", () => {
  it("shows a hub its own matters, and its subtree's on request; never another city's", async () => {
    const city = here.at("SD3701");
    expect(await waitingCards(base.db, city, filter())).toHaveLength(0);
    const cards = await waitingCards(base.db, city, subtree);
    expect(cards.map(({ hubZh }) => hubZh)).toEqual(["历下区质量服务站", "济南市市中区质量服务站"]);
    expect(await waitingCards(base.db, here.at("SD370102"), subtree)).toHaveLength(1);
  });

  it("puts each state into its column", async () => {
    const lixia = here.at("SD370102");
    const states = async (cards: Promise<{ status: string }[]>) =>
      (await cards).map(({ status }) => status).sort();
    expect(await states(workCards(base.db, lixia, filter()))).toEqual(["in_progress", "report_issued"]);
    expect(await states(afterCards(base.db, lixia, filter()))).toEqual(["accepted", "disputed"]);
    expect(await states(routingCards(base.db, here.at("SD370103"), filter()))).toEqual(["quoting"]);
  });

  it("counts a dispute down to the end of its present stage, and leads to it", async () => {
    const from = new Date("2026-06-18T08:00:00Z");
    const { id } = await order(here, "disputed", { disputed_at: from });
    const { id: disputeId } = await base.db
      .insertInto("disputes")
      .columns([
        "id",
        "number",
        "order_id",
        "enterprise_id",
        "provider_id",
        "hub_id",
        "reason",
        "wants",
        "from_status",
      ])
      .expression((eb) =>
        eb
          .selectFrom("orders")
          .select(["id", "number", "id as order_id", "enterprise_id", "provider_id", "hub_id"])
          .select([
            eb.val("结果有误").as("reason"),
            eb.val("redo").as("wants"),
            eb.val("accepted").as("from_status"),
          ])
          .where("id", "=", id),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    const dueAt = new Date("2026-06-26T16:00:00Z");
    await base.db
      .updateTable("disputes")
      .set({ clock_from: from, clock_days: 5, due_at: dueAt })
      .where("id", "=", disputeId)
      .execute();
    const { after } = await loadBoard(base.db, here.at("SD370102"), filter(), new Date());
    const card = after.find(({ orderId }) => orderId === id);
    expect(card).toMatchObject({ disputeId, startedAt: from, dueAt, provisional: false });
  });

  it("finds by words and category, and takes percent signs for what they are", async () => {
    const count = async (values: object) =>
      (await waitingCards(base.db, here.at("SD370102"), filter(values))).length;
    expect(await count({ q: "压力表" })).toBe(1);
    expect(await count({ q: "%" })).toBe(0);
    expect(await count({ category: "metrology" })).toBe(1);
    expect(await count({ category: "brand" })).toBe(0);
    expect(await count({ category: "' or true --" })).toBe(1);
  });

  it("counts its figures", async () => {
    const lixia = here.at("SD370102");
    const figures = await boardFigures(base.db, lixia, "own", new Date());
    expect(figures).toMatchObject({
      waiting: 1,
      overdue: 0,
      ended: 1,
      due: 1,
      satisfaction: null,
      escalated: 0,
    });
    const { id } = await request(here);
    await acceptRequest(base.db, lixia, { requestId: id });
    expect(await meanResponse(base.db, lixia, "own", new Date())).toBeGreaterThanOrEqual(0);
    expect(await meanResponse(base.db, here.at("SD3702"), "own", new Date())).toBeNull();
  });

  it("costs at most ten queries, however many cards it shows", async () => {
    let queries = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await loadBoard(base.db.withPlugin(counting), here.at("SD"), subtree, new Date());
    expect(queries).toBeLessThanOrEqual(10);
  });
});

it("the ledger holds today's requests of the hub", async () => {
  const rows = await ledgerOf(base.db, here.at("SD3702"), "own", new Date());
  expect(rows).toMatchObject([
    { hub: here.hubs.get("SD3702")?.name_zh, category: "metrology", status: "submitted" },
  ]);
});

it("the list of transfer targets and the rule that refuses are of one mind", async () => {
  for (const code of ["SD370102", "SD3701", "SD"]) {
    for (const transfers of [0, 2]) {
      const actor = here.at(code);
      const facts = { hub_id: here.hubs.get("SD370102")?.id ?? "", transfers };
      const listed = await transferTargets(base.db, actor, facts);
      const parent_id = here.hubs.get(code)?.parent_id ?? null;
      const allowed = [...here.hubs.values()].filter(
        (hub) => !transferRefusal(actor, { ...facts, parent_id }, hub),
      );
      expect(listed.map(({ id }) => id).sort(), `${code} ${transfers}`).toEqual(
        allowed.map(({ id }) => id).sort(),
      );
    }
  }
});

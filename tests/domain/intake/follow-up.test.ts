import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptReports } from "~/domain/clocks/accept-reports.server";
import { remindFollowUps } from "~/domain/clocks/remind-follow-ups.server";
import { Refusal } from "~/domain/errors";
import { closeOrder } from "~/domain/orders/close-order.server";
import { followUpSchema } from "~/domain/orders/follow-up";
import { followUpOrder } from "~/domain/orders/follow-up-order.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { order, read, story, type World, world } from "./world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
});
afterAll(() => base.drop());

const call = (orderId: string, answers: object) =>
  followUpSchema.parse({ orderId, reachable: "yes", ...answers });
const satisfied = { satisfied: "yes", score: "98" };
const said = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );
const row = (id: string) =>
  base.db.selectFrom("orders").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("nothing closes without a follow-up", () => {
  it("asked, recorded, closed; and the request with it", async () => {
    const { id, requestId } = await order(here, "accepted");
    const clerk = here.at("SD370102");
    expect(await said(closeOrder(base.db, clerk, { orderId: id }))).toBe("conflict");
    await followUpOrder(base.db, clerk, call(id, satisfied));
    expect(
      await base.db.selectFrom("follow_ups").selectAll().where("order_id", "=", id).execute(),
    ).toMatchObject([{ reachable: true, satisfied: true, score: 98, hub_id: here.hubs.get("SD370102")?.id }]);
    expect((await read(base.db, requestId)).followed_up_at).not.toBeNull();
    expect(await said(followUpOrder(base.db, clerk, call(id, satisfied)))).toBe("conflict");
    await closeOrder(base.db, clerk, { orderId: id });
    expect((await read(base.db, requestId)).status).toBe("closed");
    expect(await story(base.db, requestId)).toEqual(["order.followed_up", "order.closed"]);
  });

  it("nobody reached is an answer too, with a note of the attempts", async () => {
    const { id } = await order(here, "accepted");
    const unreached = { reachable: "no", note: "三次未接通" };
    await followUpOrder(base.db, here.at("SD3701"), call(id, unreached));
    expect(
      await base.db
        .selectFrom("follow_ups")
        .select(["reachable", "satisfied", "score"])
        .where("order_id", "=", id)
        .execute(),
    ).toEqual([{ reachable: false, satisfied: null, score: null }]);
  });

  it.each([
    [{ reachable: "yes" }, ["satisfied", "score"]],
    [{ reachable: "yes", satisfied: "yes", score: "101" }, ["score"]],
    [{ reachable: "no" }, ["note"]],
    [{}, ["reachable"]],
  ])("%j lacks %j", (answers, fields) => {
    const read = followUpSchema.safeParse({ orderId: "01900000-0000-7000-8000-000000000000", ...answers });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual(fields);
  });

  it("only from accepted, and only by its hub or those above", async () => {
    for (const status of ["confirmed", "in_progress", "report_issued", "disputed", "closed", "cancelled"]) {
      const { id } = await order(here, status);
      expect(await said(followUpOrder(base.db, here.at("SD370102"), call(id, satisfied))), status).toBe(
        "conflict",
      );
    }
    const { id, provider } = await order(here, "accepted");
    expect(await said(followUpOrder(base.db, here.at("SD370103"), call(id, satisfied)))).toBe("not_found");
    expect(await said(followUpOrder(base.db, here.enterprise, call(id, satisfied)))).toBe("forbidden");
    expect(await said(followUpOrder(base.db, provider, call(id, satisfied)))).toBe("forbidden");
  });
});

describe("clocks after the report", () => {
  it("silence of 15 days accepts, and starts the hub's two working days", async () => {
    const { id, requestId } = await order(here, "report_issued", { auto_accept_at: new Date("2026-11-20") });
    expect(await acceptReports(base.db, new Date("2026-11-19"))).toBe(0);
    expect(await acceptReports(base.db, new Date("2026-11-21"))).toBe(1);
    expect(await acceptReports(base.db, new Date("2026-11-21"))).toBe(0);
    expect(await row(id)).toMatchObject({ status: "accepted", accepted_automatically: true });
    expect((await row(id)).follow_up_due_at).not.toBeNull();
    expect(await story(base.db, requestId)).toEqual(["order.accepted"]);
  });

  it("an overdue follow-up is told once, from several workers too", async () => {
    const { requestId } = await order(here, "accepted", { follow_up_due_at: new Date("2026-11-20") });
    const now = new Date("2026-11-23");
    const told = await Promise.all([1, 2, 3, 4].map(() => remindFollowUps(base.db, now)));
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await story(base.db, requestId)).toEqual(["order.follow_up_overdue"]);
  });
});

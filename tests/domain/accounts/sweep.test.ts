import { afterAll, expect, it } from "vitest";
import { spendOrRefuse } from "~/domain/accounts/limits.server";
import { sweepAccounts } from "~/domain/accounts/sweep.server";
import { testDatabase } from "../../support/database";
import { peopleOf } from "./people";

const database = await testDatabase();
afterAll(database.drop);
const { db, pool } = database;
const HOUR = 3_600_000;

it("clears keys after two days, reset links and unsent mail after one, and limits that are past", async () => {
  const world = peopleOf(database);
  const { userId } = await world.actor("enterprise", "owner");
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
  const key = (name: string, hours: number) => ({
    user_id: userId,
    key: name,
    operation: "x",
    body_hash: "0".repeat(64),
    created_at: ago(hours),
  });
  await db
    .insertInto("idempotency_keys")
    .values([key("old", 49), key("new", 47)])
    .execute();
  const reset = (mark: string, hours: number) => ({
    token_hash: mark.repeat(64),
    user_id: userId,
    expires_at: ago(hours),
  });
  await db
    .insertInto("password_resets")
    .values([reset("a", 25), reset("b", 23)])
    .execute();
  const mail = (id: string, status: string, hours: number) => ({
    id: `00000000-0000-7000-8000-00000000000${id}`,
    recipient: "a@example.com",
    subject: "s",
    body: "link",
    dedupe_key: id,
    status,
    created_at: ago(hours),
  });
  await db
    .insertInto("mails")
    .values([mail("1", "unconfigured", 25), mail("2", "queued", 25), mail("3", "failed", 1)])
    .execute();
  await spendOrRefuse(pool, { name: "t", points: 1, seconds: 1 }, "past");
  await spendOrRefuse(pool, { name: "t", points: 1, seconds: 7200 }, "lasting");
  await sweepAccounts(db, new Date(Date.now() + 2000));
  const left = {
    keys: (await db.selectFrom("idempotency_keys").select("key").execute()).map((row) => row.key),
    resets: (await db.selectFrom("password_resets").select("token_hash").execute()).map(
      (row) => row.token_hash[0],
    ),
    bodies: (await db.selectFrom("mails").select("body").orderBy("id").execute()).map((row) => row.body),
    limits: (await db.selectFrom("rate_limits").select("key").execute()).map((row) => row.key),
  };
  expect(left).toEqual({ keys: ["new"], resets: ["b"], bodies: ["", "link", "link"], limits: ["t:lasting"] });
  await expect(spendOrRefuse(pool, { name: "t", points: 1, seconds: 7200 }, "lasting")).rejects.toMatchObject(
    {
      kind: "limited",
      detail: { values: { minutes: 120 } },
    },
  );
});

import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { createDb, createPool } from "~db/connection";
import { namedPool } from "~db/named-statements";
import { pendingMigrations } from "~db/pending-migrations";
import { testDatabase } from "../../support/database";

const database = await testDatabase({ content: "schema", max: 1 });
afterAll(database.drop);

describe("a test database", () => {
  it("has every migration", async () => {
    expect(await pendingMigrations(database.db)).toEqual([]);
  });

  it("is not shared with another test", async () => {
    const other = await testDatabase({ content: "schema" });
    await other.db.insertInto("settings").values({ key: "only-here", value: "1" }).execute();
    const rows = await database.db
      .selectFrom("settings")
      .where("key", "=", "only-here")
      .selectAll()
      .execute();
    expect(rows).toEqual([]);
    await other.drop();
  });

  it("has the job queue's add_job", async () => {
    const job = sql<{ id: number }>`select (graphile_worker.add_job(${"nothing"}, ${"{}"}::json)).id`;
    expect((await job.execute(database.db)).rows).toHaveLength(1);
  });
});

describe("what PostgreSQL's types become", () => {
  it("gives numbers, strings, calendar days and dates", async () => {
    const { rows } =
      await sql`select 9007199254740991::bigint as fen, 1.50::numeric as ratio, date '2026-11-22' as day,
      timestamptz '2026-11-22 10:00+08' as at, array[1,null]::bigint[] as many, array[date '2026-01-02'] as days`.execute(
        database.db,
      );
    expect(rows[0]).toEqual({
      fen: 9007199254740991,
      ratio: "1.50",
      day: "2026-11-22",
      at: new Date("2026-11-22T02:00:00Z"),
      many: [1, null],
      days: ["2026-01-02"],
    });
  });

  it("refuses a bigint that a number would round", async () => {
    await expect(sql`select 9007199254740993::bigint as fen`.execute(database.db)).rejects.toThrow(
      "does not fit",
    );
  });
});

describe("named statements", () => {
  const prepared = sql<{ name: string }>`select name from pg_prepared_statements`;

  it("prepares a parameterised statement once and leaves the others unnamed", async () => {
    const before = (await prepared.execute(database.db)).rows.length;
    for (const key of ["a", "b", "a"]) {
      await database.db.selectFrom("settings").select("value").where("key", "=", key).execute();
    }
    await sql`select 1`.execute(database.db);
    expect((await prepared.execute(database.db)).rows.length - before).toBe(1);
  });

  it("forgets the statement unused for longest, on both sides", async () => {
    const pool = createPool(database.url, { max: 1 });
    const client = await namedPool(pool, 2).connect();
    for (const table of ["settings", "regions", "hubs", "settings"]) {
      await client.query(`select count(*) from ${table} where $1`, [true]);
    }
    const { rows } = await client.query<{ statement: string }>(
      "select statement from pg_prepared_statements",
      [],
    );
    expect(rows.map((row) => row.statement.split(" ")[3]).sort()).toEqual(["hubs", "settings"]);
    client.release();
    await pool.end();
  });

  it("survives a failed statement in a transaction", async () => {
    const db = createDb(createPool(database.url, { max: 1 }));
    const failing = db.transaction().execute((tx) => sql`select 1 / ${0}::int`.execute(tx));
    await expect(failing).rejects.toThrow("division by zero");
    expect((await sql<{ half: number }>`select 4 / ${2}::int as half`.execute(db)).rows[0]?.half).toBe(2);
    await db.destroy();
  });
});

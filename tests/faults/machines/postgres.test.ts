import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient } from "~db/build-database";
import { type OwnPostgres, ownPostgres } from "./postgres";

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await ownPostgres(`faults-machines-${process.pid}`);
});
afterAll(() => postgres.destroy());

const count = () =>
  withClient(postgres.url("postgres"), async (client) => {
    const { rows } = await client.query<{ n: number }>("select count(*)::int as n from kept");
    return rows[0]?.n;
  });

describe("the run's own PostgreSQL", () => {
  it("keeps what it acknowledged over both kinds of restart, and cuts who was connected", async () => {
    await withClient(postgres.superUrl("postgres"), (client) =>
      client.query("create table kept (n int); grant select on kept to public"),
    );
    for (const how of ["fast", "immediate"] as const) {
      const client = new pg.Client({ connectionString: postgres.superUrl("postgres") });
      client.on("error", () => undefined);
      await client.connect();
      await client.query("insert into kept values (1)");
      await postgres.restart(how);
      await expect(client.query("select 1")).rejects.toThrow();
    }
    expect(await count()).toBe(2);
  });

  it("stands still and goes on, its backends too", async () => {
    const client = new pg.Client({ connectionString: postgres.url("postgres") });
    await client.connect();
    postgres.pause();
    let answered = false;
    const asked = client.query("select 1").then(() => {
      answered = true;
    });
    await wait(100);
    expect(answered).toBe(false);
    postgres.resume();
    await asked;
    await client.end();
  });
});

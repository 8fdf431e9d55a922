import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { Refusal } from "~/domain/errors";
import { orderLifecycle } from "~/domain/orders/order";
import { PACKAGE_EVENTS, packageLifecycle } from "~/domain/requests/package";
import { type TestDatabase, testDatabase } from "../../support/database";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase({ content: "schema" });
});
afterAll(() => base.drop());

async function checkedWords(table: string): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`
    select pg_get_constraintdef(oid) as words from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c' and conname = ${`${table}_status_check`}`.execute(
    base.db,
  );
  return [...(rows[0]?.words ?? "").matchAll(/'([a-z_]+)'/g)].map(([, word]) => word ?? "").sort();
}

describe("the life cycles and the database know the same states", () => {
  test.each([
    ["packages", packageLifecycle.states],
    ["orders", orderLifecycle.states],
  ])("%s", async (table, states) => {
    expect(await checkedWords(table)).toEqual([...states].sort());
  });

  it("and the request's derived status ranks every one that is not an end", async () => {
    const states = [...packageLifecycle.states, ...orderLifecycle.states];
    const ends = ["awarded", "expired", "withdrawn", "closed", "cancelled"];
    for (const state of states.filter((each) => !ends.includes(each))) {
      const { rows } = await sql<{
        rank: number | null;
      }>`select request_status_rank(${state}) as rank`.execute(base.db);
      expect(rows[0]?.rank, state).not.toBeNull();
    }
  });
});

describe("every transition", () => {
  // DOMAIN 5, retyped: state, event, next
  const table = new Set([
    "draft submit submitted",
    "draft withdraw withdrawn",
    "submitted accept triaged",
    "submitted return returned",
    "submitted transfer submitted",
    "submitted withdraw withdrawn",
    "returned submit submitted",
    "returned withdraw withdrawn",
    "triaged open quoting",
    "triaged designate awarded",
    "triaged withdraw withdrawn",
    "quoting widen quoting",
    "quoting extend quoting",
    "quoting deadline_with_quotes comparing",
    "quoting deadline_without_quotes expired",
    "quoting award awarded",
    "quoting withdraw withdrawn",
    "comparing award awarded",
    "comparing lapse expired",
    "comparing withdraw withdrawn",
  ]);

  test.each(packageLifecycle.states)("from %s is as the domain says, and nothing else", (state) => {
    for (const event of PACKAGE_EVENTS) {
      const rows = [...table].filter((row) => row.startsWith(`${state} ${event} `));
      if (rows.length === 0) expect(() => packageLifecycle.after(state, event)).toThrow(Refusal);
      else expect(`${state} ${event} ${packageLifecycle.after(state, event)}`).toBe(rows[0]);
    }
  });

  it("of an order into followed_up and closed has one way", () => {
    const into = (next: string) =>
      Object.entries(orderLifecycle.transitions).flatMap(([state, row]) =>
        Object.entries(row).flatMap(([event, to]) => (to === next ? [`${state} ${event}`] : [])),
      );
    expect(into("followed_up")).toEqual(["accepted follow_up"]);
    expect(into("closed")).toEqual(["followed_up close"]);
  });
});

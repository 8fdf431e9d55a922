import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { insertChunks } from "~/domain/chunks";
import { testDatabase } from "../../support/database";
import { officesIn } from "./office";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const offices = await officesIn(db);

it.each([
  [0, 5, []],
  [1, 5, [1]],
  [5000, 5, [5000]],
  [12_001, 5, [5000, 5000, 2001]],
  [9000, 20, [3276, 3276, 2448]],
])("%i rows of %i columns are inserted in statements that can succeed", (count, columns, sizes) => {
  const row = Object.fromEntries(Array.from({ length: columns }, (_, n) => [`c${n}`, n]));
  const rows = Array.from({ length: count }, (_, n) => ({ ...row, c0: n }));
  const chunks = [...insertChunks(rows)];
  expect(chunks.map(({ length }) => length)).toEqual(sizes);
  expect(chunks.every((each) => each.length * columns <= 65_535)).toBe(true);
  expect(chunks.flat()).toEqual(rows);
});

it("a plan of 14,000 providers is frozen, every one with its row", async () => {
  await sql`with made as (
      insert into organisations (id, kind, name, region_code, uscc)
        select gen_random_uuid(), 'provider', '演示机构' || n, '370102',
          '91370102X' || lpad(n::text, 9, '0') from generate_series(1, 14000) n returning id
    ) insert into providers (organisation_id) select id from made`.execute(db);
  for (let n = 0; n < 3; n++) await offices.inspector(offices.jinan);
  const id = await offices.make(offices.jinan, { category: undefined });
  await offices.freeze(offices.jinan, id);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from inspection_objects where plan_id = ${id}`.execute(db);
  expect(rows).toEqual([{ n: 14_000 }]);
}, 120_000);

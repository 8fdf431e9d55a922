import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Db } from "~/domain/outbox.server";
import { countBy, demoOf } from "./support";

/** Salted, or stamped by the libraries that write sheets. */
const RANDOM: Record<string, string[]> = {
  users: ["password_hash"],
  files: ["sha256", "size"],
  deliverables: ["combined_sha256"],
};
const TABLES = [
  ...["organisations", "users", "providers", "sites", "accreditations", "scope_items", "files", "requests"],
  ...["packages", "items", "legality_records", "invitations", "quotes", "quote_items", "awards", "orders"],
  ...["deliverables", "follow_ups", "events", "audit_entries", "notifications", "scope_import_rows"],
];

/** A hash of everything in each table, reference ids by their names aside. */
async function fingerprint(db: Db): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of TABLES) {
    const without = sql.join((RANDOM[table] ?? ["-"]).map((column) => sql.lit(column)));
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(line, E'\n' order by line), '') as text from (
        select (to_jsonb(t) - array[${without}])::text as line from ${sql.table(table)} t) each`.execute(db);
    found[table] = createHash("sha256")
      .update(rows[0]?.text ?? "")
      .digest("hex");
  }
  return found;
}

test("the same day gives the same demo", async () => {
  const one = await demoOf("2026-06-15");
  const other = await demoOf("2026-06-15");
  expect(await fingerprint(other.db)).toEqual(await fingerprint(one.db));
  await Promise.all([one.drop(), other.drop()]);
}, 240_000);

test.each(["2026-02-28", "2027-01-01"])(
  "%s is a day like any other",
  async (anchor) => {
    const demo = await demoOf(anchor);
    expect(Object.keys(await countBy(demo.db, "packages", "status"))).toHaveLength(9);
    expect(Object.keys(await countBy(demo.db, "orders", "status"))).toHaveLength(10);
    await demo.drop();
  },
  180_000,
);

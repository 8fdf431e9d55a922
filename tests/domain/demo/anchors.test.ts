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
  ...[
    "experts",
    "conversations",
    "chat_events",
    "expert_assignments",
    "conversation_closures",
    "consultations",
  ],
  ...[
    "inspectors",
    "inspection_plans",
    "inspection_files",
    "inspection_checks",
    "inspection_check_inspectors",
  ],
  ...["inspection_results", "inspection_answers"],
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

const keepsItsFiles = async (demo: Awaited<ReturnType<typeof demoOf>>) => {
  const rows = await demo.db.selectFrom("files").select("storage_key").execute();
  expect(rows.filter(({ storage_key }) => !demo.files.kept.has(storage_key))).toEqual([]);
};

const hasEveryState = async (db: Db) => {
  expect(Object.keys(await countBy(db, "packages", "status"))).toHaveLength(9);
  expect(Object.keys(await countBy(db, "orders", "status"))).toHaveLength(10);
};

test("the same day gives the same demo, also at the end of February", async () => {
  const one = await demoOf("2026-02-28");
  const other = await demoOf("2026-02-28");
  expect(await fingerprint(other.db)).toEqual(await fingerprint(one.db));
  await hasEveryState(one.db);
  await keepsItsFiles(one);
  await Promise.all([one.drop(), other.drop()]);
}, 240_000);

test("a holiday of a year whose calendar nobody has published is a day like any other", async () => {
  const demo = await demoOf("2027-01-01");
  await hasEveryState(demo.db);
  await demo.drop();
}, 180_000);

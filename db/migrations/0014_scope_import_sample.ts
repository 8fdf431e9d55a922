import { type Kysely, sql } from "kysely";

/** Samples of what an import changes, kept with its counts: a page never compares twenty thousand rows. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table scope_imports add column sample jsonb not null default '[]'`.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table scope_imports drop column sample`.execute(db);
}

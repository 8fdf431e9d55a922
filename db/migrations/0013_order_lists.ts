import { type Kysely, sql } from "kysely";

/** Indexes behind the lists of orders and reports, and behind "which edition took its place?", asked by the public. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create index orders_latest on orders (created_at desc, id desc);
    create index deliverables_latest on deliverables (issued_at desc, id desc);
    create index deliverables_replaces on deliverables (replaces_id) where replaces_id is not null;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index deliverables_replaces, deliverables_latest, orders_latest`.execute(db);
}

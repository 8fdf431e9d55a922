import { type Kysely, sql } from "kysely";

/** What the hub's board reads besides the lists: the latest triaged of a hub, and what climbed from it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create index requests_hub_triaged on requests (hub_id, triaged_at desc) where triaged_at is not null;
    create index escalations_hub on escalations (from_hub_id, at desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index requests_hub_triaged, escalations_hub`.execute(db);
}

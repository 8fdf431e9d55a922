import { type Kysely, sql } from "kysely";

/** Whoever watches an area sees its conversations by their beginning, which never moves: no message touches these. */
export async function up(db: Kysely<unknown>) {
  await sql`
    drop index conversations_hub;
    create index conversations_hub on conversations (hub_id, created_at desc, id desc);
    create index conversations_created on conversations (created_at desc, id desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop index conversations_created;
    drop index conversations_hub;
    create index conversations_hub on conversations (hub_id, id);
  `.execute(db);
}

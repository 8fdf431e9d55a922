import { type Kysely, sql } from "kysely";

/** Lists of requests by title words, and by the hub where a transferred request began. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create index requests_title_trgm on requests using gin (title gin_trgm_ops);
    create index requests_origin_created on requests (origin_hub_id, created_at desc, id desc)
      where origin_hub_id <> hub_id;
    create index request_drafts_author on request_drafts (created_by, updated_at desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index requests_title_trgm, requests_origin_created, request_drafts_author;`.execute(db);
}

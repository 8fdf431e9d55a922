import { type Kysely, sql } from "kysely";

/** A regulator reads by the hub where a request began, over a period. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create index requests_origin on requests (origin_hub_id, received_at desc, id desc) where received_at is not null;
    create index organisations_region on organisations (region_code bpchar_pattern_ops, kind);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop index requests_origin, organisations_region`.execute(db);
}

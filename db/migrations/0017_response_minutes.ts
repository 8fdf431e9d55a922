import { type Kysely, sql } from "kysely";

/** How long a hub took to accept, in minutes of its duty time: reckoned once, so that every figure means the same. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table requests add column response_minutes double precision check (response_minutes >= 0);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`alter table requests drop column response_minutes;`.execute(db);
}

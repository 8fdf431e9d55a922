import { type Kysely, sql } from "kysely";

/** A draft thrown away stays for a day, so that it can be taken back. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table request_drafts add column discarded_at timestamptz;
    create index request_drafts_discarded on request_drafts (discarded_at) where discarded_at is not null;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    delete from request_attachments where draft_id in (select id from request_drafts where discarded_at is not null);
    delete from request_drafts where discarded_at is not null;
    alter table request_drafts drop column discarded_at;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/**
 * A seat that somebody has by name ends with the role it was given to: a supervisor who is one no longer looks into
 * nothing, and a former expert reads no talk he once had. Transcripts remember what they are of.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function end_seats() returns trigger language plpgsql as $$
    begin
      update conversation_people set left_at = now()
        where user_id = new.user_id and organisation_id = new.organisation_id and left_at is null;
      return null;
    end $$;
    create trigger memberships_seats after update of role, status on memberships for each row
      when (old.role <> new.role or old.status <> new.status) execute function end_seats();

    create table chat_transcripts (
      file_id uuid primary key references files,
      conversation_id uuid not null references conversations,
      -- the last event in it
      head bigint not null
    );
    create index chat_transcripts_conversation on chat_transcripts (conversation_id);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table chat_transcripts;
    drop trigger memberships_seats on memberships;
    drop function end_seats;
  `.execute(db);
}

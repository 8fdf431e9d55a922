import { type Kysely, sql } from "kysely";

/** A member of a consultation may be released, with a reason; never its lead, nor one whose signature stands. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table consultation_members
      add released_at timestamptz,
      add released_by uuid references users,
      add release_reason text check (length(release_reason) between 2 and 500),
      add constraint consultation_members_release
        check (num_nonnulls(released_at, released_by, release_reason) in (0, 3)),
      add constraint consultation_members_release_unsigned
        check (released_at is null or (signed_at is null and not lead));
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    -- without the columns who was released would have to sign again
    delete from consultation_members where released_at is not null;
    alter table consultation_members drop released_at, drop released_by, drop release_reason;
  `.execute(db);
}

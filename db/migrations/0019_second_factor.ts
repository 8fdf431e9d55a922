import { type Kysely, sql } from "kysely";

/** The second factor of a sign-in, and what becomes of a person who asked to be forgotten. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table second_factors (
      user_id uuid primary key references users,
      -- sealed with SECRETS_KEY where one is set
      secret text not null,
      -- null while the person has not proved yet that the phone shows the right codes
      confirmed_at timestamptz,
      -- a code of this 30-second step or an older one was used up: nothing is accepted twice
      last_step bigint not null default 0,
      created_at timestamptz not null default now()
    );
    create table recovery_codes (
      user_id uuid not null references users,
      code_hash char(64) not null,
      used_at timestamptz,
      primary key (user_id, code_hash)
    );
    -- between the right password and the right code: opens the second question and nothing else
    create table sign_in_challenges (
      token_hash char(64) primary key,
      user_id uuid not null references users,
      -- a password changed or a session revoked meanwhile makes the challenge worthless
      epoch integer not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index sign_in_challenges_user on sign_in_challenges (user_id);
    create index sign_in_challenges_expiry on sign_in_challenges (expires_at);

    -- an erased account never opens again, whatever an administrator does
    alter table users drop constraint users_status_check;
    alter table users add constraint users_status_check check (status in ('active','suspended','erased'));
    create function keep_erased() returns trigger language plpgsql as $$
    begin
      raise exception 'an erased account stays erased' using errcode = 'check_violation';
    end $$;
    create trigger users_stay_erased before update of status on users for each row
      when (old.status = 'erased' and new.status <> 'erased') execute function keep_erased();

    -- what was kept of an erased person, why and until when; it names nobody
    create table erasures (
      user_id uuid primary key references users,
      erased_at timestamptz not null default now(),
      kept jsonb not null,
      kept_until date not null
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table erasures, sign_in_challenges, recovery_codes, second_factors;
    drop trigger users_stay_erased on users;
    drop function keep_erased;
    update users set status = 'suspended' where status = 'erased';
    alter table users drop constraint users_status_check;
    alter table users add constraint users_status_check check (status in ('active','suspended'));
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/** The lead of a consultation may be replaced. Never are there two, which the index sees to, nor none at the commit. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function consultation_led() returns trigger language plpgsql as $$
    begin
      if exists (select from consultation_members where consultation_id = old.consultation_id) and not exists (
        select from consultation_members where consultation_id = old.consultation_id and lead)
      then
        raise exception 'a consultation has a lead' using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    -- at the commit: in between, the old lead has gone and the new one has not come
    create constraint trigger consultation_members_led after update of lead or delete on consultation_members
      deferrable initially deferred for each row when (old.lead) execute function consultation_led();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger consultation_members_led on consultation_members;
    drop function consultation_led;
  `.execute(db);
}

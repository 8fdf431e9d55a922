import { type Kysely, sql } from "kysely";

/** A request that goes to another hub takes its conversation along: that hub's experts are asked from then on. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function conversation_follows() returns trigger language plpgsql as $$
    begin
      update conversations set hub_id = new.hub_id where request_id = new.id and hub_id <> new.hub_id;
      return null;
    end $$;
    create trigger requests_conversation after update of hub_id on requests for each row
      when (old.hub_id <> new.hub_id) execute function conversation_follows();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger requests_conversation on requests;
    drop function conversation_follows;
  `.execute(db);
}

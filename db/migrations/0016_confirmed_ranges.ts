import { type Kysely, sql } from "kysely";

/** A range no rule could read is read by a person, by name, as limitations are. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table scope_items drop constraint scope_items_range_state_check;
    alter table scope_items add constraint scope_items_range_state_check
      check (range_state in ('none','parsed','unparsed','confirmed'));
    alter table scope_items add column range_confirmed_by uuid references users;
    create index scope_items_unread_range on scope_items (range_text, parameter_id)
      where status = 'active' and range_state = 'unparsed';
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop index scope_items_unread_range;
    update scope_items set range_state = 'unparsed', range_min = null, range_max = null, range_unit = null,
      uncertainty = null where range_state = 'confirmed';
    alter table scope_items drop column range_confirmed_by, drop constraint scope_items_range_state_check;
    alter table scope_items add constraint scope_items_range_state_check
      check (range_state in ('none','parsed','unparsed'));
  `.execute(db);
}

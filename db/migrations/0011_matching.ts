import { type Kysely, sql } from "kysely";

/** What matching and the placement desk look up: merged parameters, and rows that wait for a person. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create index parameters_merged on parameters (merged_into) where merged_into is not null;
    create index scope_items_unread_limitation on scope_items (limitation_text)
      where status = 'active' and limitation_state = 'unparsed';
    create index invitations_package on invitations (package_id, invited_at);
    create index parameters_name_trgm on parameters using gin (name gin_trgm_ops);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop index parameters_merged, scope_items_unread_limitation, invitations_package, parameters_name_trgm;
  `.execute(db);
}

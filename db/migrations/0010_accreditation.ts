import { type Kysely, sql } from "kysely";

/** What kind of service an import's rows are for, what became of its sheets; renewals and refusals of certificates. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table scope_imports
      add column kind text not null default 'testing'
        check (kind in ('verification','calibration','testing','inspection','certification')),
      add column sheets jsonb not null default '[]';
    alter table accreditations add column refused_at timestamptz, add column refusal_note text;
    -- a renewed certificate proves nothing before a hub has seen it; until then the old dates stand
    create table accreditation_renewals (
      id uuid primary key,
      accreditation_id uuid not null references accreditations,
      valid_from date not null,
      valid_to date not null,
      file_id uuid not null references files,
      status text not null default 'pending' check (status in ('pending','approved','refused')),
      note text not null default '',
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      decided_by uuid references users,
      decided_at timestamptz,
      check (valid_to > valid_from)
    );
    create unique index accreditation_renewals_one_pending on accreditation_renewals (accreditation_id)
      where status = 'pending';
    create index accreditations_waiting on accreditations (created_at) where approved_at is null;
    create index capability_lines_waiting on capability_lines (created_at) where status = 'pending';
    create index scope_items_site on scope_items (accreditation_id, site_id, status);
    create index verification_designations_region on verification_designations (region_code);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop index verification_designations_region, scope_items_site, capability_lines_waiting, accreditations_waiting;
    drop table accreditation_renewals;
    alter table accreditations drop column refusal_note, drop column refused_at;
    alter table scope_imports drop column sheets, drop column kind;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/** What clocks must remember: when they began, that they rest on an unpublished holiday table, that somebody was told. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table requests add column triage_started_at timestamptz;
    alter table packages add column deadline_provisional boolean not null default false;
    alter table orders
      add column deadline_provisional boolean not null default false,
      add column follow_up_overdue_at timestamptz;
    -- the end of validity that provider and hubs were told about: told once, and again after a renewal
    alter table accreditations add column lapse_told_for date;
    create index accreditations_lapse on accreditations (valid_to)
      where status = 'active' and lapse_told_for is distinct from valid_to;
    create index requests_provisional on requests (triage_due_at) where deadline_provisional;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop index requests_provisional, accreditations_lapse;
    alter table accreditations drop column lapse_told_for;
    alter table orders drop column follow_up_overdue_at, drop column deadline_provisional;
    alter table packages drop column deadline_provisional;
    alter table requests drop column triage_started_at;
  `.execute(db);
}

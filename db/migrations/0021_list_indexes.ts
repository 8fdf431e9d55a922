import { type Kysely, sql } from "kysely";

/** What the remaining lists walk: the audit log, directories by name, documents as browsed, the supervisor's figures. */
export async function up(db: Kysely<unknown>) {
  await sql`
    -- a page of the log ends at one entry, and several can share a moment
    drop index audit_entries_latest, audit_entries_subject;
    create index audit_entries_latest on audit_entries (at desc, chain desc, seq desc);
    create index audit_entries_subject on audit_entries (subject_id, at desc);
    create index audit_entries_action on audit_entries (action text_pattern_ops, at desc);

    create index organisations_name on organisations (name, id);
    create index organisations_kind_name on organisations (kind, name, id);
    create index organisations_suspended on organisations (name, id) where status = 'suspended';
    create index organisations_hub on organisations (hub_id) where hub_id is not null;
    create index organisations_uscc_waiting on organisations (created_at) where uscc_state = 'exception_pending';
    create index accreditations_stopped on accreditations (provider_id) where status <> 'active';
    drop index memberships_organisation;
    create index memberships_organisation on memberships (organisation_id, created_at);
    create index providers_provisional on providers (organisation_id) where provisional;
    create index accreditation_renewals_waiting on accreditation_renewals (accreditation_id, id) where status = 'pending';

    create index normative_documents_browse on normative_documents (
      (case status when 'current' then 0 when 'upcoming' then 1 when 'unknown' then 2 else 3 end), std_norm);
    create index parameter_aliases_norm on parameter_aliases (alias_norm);

    create index requests_late on requests (origin_hub_id, received_at desc, id desc)
      where received_at is not null and (triaged_on_time = false or (triaged_at is null and triage_overdue_at is not null));
    create index requests_suspended on requests (origin_hub_id, received_at desc, id desc)
      where received_at is not null and suspended_at is not null;
    create index orders_enterprise_waiting on orders (enterprise_id) where status = 'report_issued' or held_at is not null;
    create index mails_status on mails (status);

    -- counted by a job: counting every order and scope line for each visitor of the home page would not do
    create table public_totals (
      one boolean primary key default true check (one),
      providers bigint not null,
      scope bigint not null,
      enterprises bigint not null,
      ended bigint not null,
      counted_at timestamptz not null default now()
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table public_totals;
    drop index mails_status, orders_enterprise_waiting, requests_suspended, requests_late, parameter_aliases_norm,
      normative_documents_browse, accreditation_renewals_waiting, providers_provisional, organisations_uscc_waiting,
      accreditations_stopped, organisations_hub, organisations_suspended, organisations_kind_name, organisations_name, audit_entries_action,
      audit_entries_subject, audit_entries_latest;
    drop index memberships_organisation;
    create index memberships_organisation on memberships (organisation_id) where status = 'active';
    create index audit_entries_subject on audit_entries (subject_type, subject_id, at);
    create index audit_entries_latest on audit_entries (at desc);
  `.execute(db);
}

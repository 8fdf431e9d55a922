import { type Kysely, sql } from "kysely";

/** Consulting and training need no accreditation (DOMAIN 4, rule 1), so their opinions have an issuer, but no signatory. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table deliverables alter column signatory_id drop not null;
    alter table deliverables add column issued_by uuid references users;
    update deliverables d set issued_by = g.user_id from signatories g where g.id = d.signatory_id;
    -- somebody answers for every deliverable, by name
    alter table deliverables add constraint deliverables_answered_for check (signatory_id is not null or issued_by is not null);
    -- work judged by an accreditation is signed by an authorised signatory; only an opinion may go without
    alter table deliverables add constraint deliverables_signed check (signatory_id is not null or kind = 'opinion');
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    alter table deliverables drop constraint deliverables_answered_for, drop constraint deliverables_signed;
    delete from deliverables where signatory_id is null;
    alter table deliverables drop column issued_by;
    alter table deliverables alter column signatory_id set not null;
  `.execute(db);
}

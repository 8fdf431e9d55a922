import { sql } from "kysely";
import { chinaDay } from "~/domain/china-day";
import type { Question } from "~/domain/matching/assess.server";
import type { Verdict } from "~/domain/matching/gate";
import type { GateCode } from "~/domain/matching/rules";
import type { Db } from "~/domain/outbox.server";
import type { Setting } from "./setting";
import { worldIn } from "./world";

const inDays = (days: number) => chinaDay(new Date(Date.now() + days * 86_400_000));

interface Case {
  code: GateCode;
  verdict?: Verdict;
  when: string;
  break: (db: Db, here: Setting) => Promise<unknown>;
  ask?: Partial<Question>;
  /** Left out where the rule speaks only at a later moment. */
  covered?: boolean;
}

export const set =
  (table: string, key: string, of: (here: Setting) => string, column = "id") =>
  (db: Db, here: Setting) =>
    sql`update ${sql.table(table)} set ${sql.raw(key)} where ${sql.ref(column)} = ${of(here)}`.execute(db);
export const cert = (change: string) => set("accreditations", change, (here) => here.accreditationId);
export const scope = (change: string) => set("scope_items", change, (here) => here.scopeItemId);
export const item = (change: string) => set("items", change, (here) => here.itemId);
export const provider = (change: string) =>
  set("providers", change, (here) => here.providerId, "organisation_id");
export const both =
  (...steps: Case["break"][]): Case["break"] =>
  async (db, here) => {
    for (const step of steps) await step(db, here);
  };
export const pack = (change: string) => set("packages", change, (here) => here.packageId);
export const calibration = both(
  pack("kind = 'calibration', category = 'metrology'"),
  scope(
    "kind = 'calibration', range_state = 'parsed', range_min = 0, range_max = 60, range_unit = 'MPa', uncertainty = 0.1",
  ),
  item("range_min = 0, range_max = 25, range_unit = 'MPa', uncertainty = 0.2"),
);
export const otherEdition = async (db: Db, here: Setting) => {
  const world = worldIn(db);
  const documentId = await world.document(here.number.replace("-2016", "-2023"));
  const parameterId = await world.parameter(documentId, "总迁移量");
  await sql`update items set document_id = ${documentId}, parameter_id = ${parameterId} where id = ${here.itemId}`.execute(
    db,
  );
};

export const CASES: Case[] = [
  {
    code: "gate_no_credential",
    when: "evidence is wanted and only CNAS is held",
    break: cert("kind = 'cnas'"),
  },
  {
    code: "gate_credential_unapproved",
    when: "no hub has seen the certificate",
    break: cert("approved_at = null"),
  },
  {
    code: "gate_not_legal_body",
    when: "a laboratory without authorisation is asked to verify",
    break: both(pack("kind = 'verification', category = 'metrology'"), scope("kind = 'verification'")),
  },
  {
    code: "gate_not_certification_body",
    when: "a laboratory is asked to certify",
    break: both(pack("kind = 'certification', category = 'certification'"), scope("kind = 'certification'")),
  },
  {
    code: "gate_ccc_not_designated",
    when: "compulsory certification is asked of a body not designated for it",
    break: both(
      pack("kind = 'certification', category = 'certification'"),
      scope("kind = 'certification'"),
      cert("kind = 'cnca'"),
      item("industry_class = 'CCC 家电'"),
    ),
  },
  {
    code: "gate_no_vetted_line",
    when: "training is asked and no line was vetted",
    break: pack("kind = 'training', category = 'brand'"),
  },
  {
    code: "gate_credential_not_yet",
    when: "the certificate begins tomorrow",
    break: (db, here) => cert(`valid_from = '${inDays(1)}'`)(db, here),
  },
  {
    code: "gate_credential_expired",
    when: "the certificate ended yesterday",
    break: (db, here) => cert(`valid_to = '${inDays(-1)}'`)(db, here),
  },
  {
    code: "gate_expires_before_report",
    when: "it is in force today and lapses a day before the report",
    break: (db, here) => cert(`valid_to = '${inDays(9)}'`)(db, here),
    ask: { moment: "quote", promisedOn: inDays(10) },
    covered: true,
  },
  { code: "gate_suspended", when: "the certificate is suspended", break: cert("status = 'suspended'") },
  {
    code: "gate_credential_withdrawn",
    when: "the certificate is withdrawn",
    break: cert("status = 'withdrawn'"),
  },
  { code: "gate_item_incomplete", when: "no parameter was picked", break: item("parameter_id = null") },
  { code: "gate_no_scope", when: "the row was removed from the scope", break: scope("status = 'removed'") },
  {
    code: "gate_no_scope",
    when: "the row is for another kind of service",
    break: scope("kind = 'inspection'"),
  },
  { code: "gate_document_year", when: "another edition of the document is held", break: otherEdition },
  {
    code: "gate_object_mismatch",
    when: "the row is for a narrower object",
    break: async (db, here) => {
      const cup = await worldIn(db).objectClass(`cup-${here.itemId}`, here.plastic);
      await scope(`object_class_id = '${cup.id}'`)(db, here);
    },
  },
  {
    code: "gate_object_unplaced",
    verdict: "hold",
    when: "nobody has placed the row's object",
    break: scope("object_placed = false, object_class_id = null"),
  },
  {
    code: "gate_object_unplaced",
    verdict: "hold",
    when: "nobody has placed the item's sample",
    break: item("object_class_id = null, sample_name = '来历不明'"),
  },
  {
    code: "gate_limitation_excludes",
    when: "the row is limited to ceramics",
    break: scope(`limitation_state = 'parsed', limitation = '{"only":["陶瓷"],"except":[],"methods":[]}'`),
  },
  {
    code: "gate_limitation_unparsed",
    verdict: "hold",
    when: "the limitation was not understood",
    break: scope("limitation_state = 'unparsed', limitation_text = '按客户要求'"),
  },
  {
    code: "gate_range_outside",
    when: "more is asked than the row reaches",
    break: both(calibration, item("range_max = 61000, range_unit = 'kPa', uncertainty = null")),
  },
  {
    code: "gate_range_outside",
    when: "the unit is of another dimension",
    break: both(calibration, item("range_unit = 'V', uncertainty = null")),
  },
  {
    code: "gate_range_unparsed",
    verdict: "hold",
    when: "the row's range was not understood",
    break: both(calibration, scope("range_state = 'unparsed'")),
  },
  {
    code: "gate_range_outside",
    when: "a person read a smaller range",
    break: both(calibration, scope("range_state = 'confirmed', range_max = 10")),
  },
  {
    code: "gate_uncertainty",
    when: "a smaller uncertainty is wanted than the best there is",
    break: both(calibration, item("uncertainty = 0.05")),
  },
  {
    code: "gate_uncertainty_unstated",
    verdict: "hold",
    when: "the row states none",
    break: both(calibration, scope("uncertainty = null")),
  },
  {
    code: "gate_parameter_suspended",
    when: "the proficiency test was failed",
    break: (db, here) =>
      worldIn(db).insert("parameter_suspensions", {
        provider_id: here.providerId,
        parameter_id: here.parameterId,
        reason: "能力验证不满意",
        starts_on: inDays(-3),
      }),
  },
  {
    code: "gate_no_signatory",
    when: "the only signatory left",
    break: set("signatories", "status = 'withdrawn'", (here) => here.signatoryId),
  },
  {
    code: "gate_no_signatory",
    when: "the signatory signs for another object",
    break: async (db, here) => {
      const other = await worldIn(db).objectClass(`other-${here.itemId}`, null);
      await sql`update signatories set object_class_ids = array[${other.id}::uuid] where id = ${here.signatoryId}`.execute(
        db,
      );
    },
  },
  {
    code: "gate_tie",
    when: "a certification body owns shares in the client",
    break: async (db, here) => {
      await both(
        pack("kind = 'certification', category = 'certification'"),
        scope("kind = 'certification'"),
        cert("kind = 'cnca'"),
      )(db, here);
      await sql`insert into declared_ties select gen_random_uuid(), ${here.providerId}, uscc, '持股' from organisations
        where id = ${here.enterpriseId}`.execute(db);
    },
  },
  {
    code: "gate_self_dealing",
    when: "client and provider belong to one group",
    break: both(
      provider("declared_group = '演示集团'"),
      set("organisations", "declared_group = '演示集团'", (here) => here.enterpriseId),
    ),
  },
  {
    code: "gate_blacklisted",
    when: "the provider is blacklisted",
    break: provider("blacklisted_at = now()"),
  },
  {
    code: "gate_provider_suspended",
    when: "a regulator suspended the provider",
    break: provider("suspended_at = now()"),
  },
  {
    code: "gate_grade_d",
    when: "it is graded D in this category",
    break: (db, here) => worldIn(db).grade(here.providerId, "testing", "D"),
  },
  {
    code: "gate_site_closed",
    when: "its only site closed",
    break: set("sites", "closed_at = now()", (here) => here.siteId),
  },
  {
    code: "gate_provisional",
    when: "a provider not yet vetted is awarded",
    break: provider("provisional = true"),
    ask: { moment: "award" },
    covered: true,
  },
  {
    code: "gate_signatory_not_authorised",
    when: "somebody else signs",
    break: async () => undefined,
    ask: { moment: "issue", signatoryUserId: "00000000-0000-7000-8000-00000000ffff" },
    covered: true,
  },
];

/** The law behind a rule; `text` tells whether db/reference/laws ships it. */
export interface Basis {
  readonly law: string;
  readonly article?: string;
  readonly text: boolean;
}

const law = (name: string, article: string): Basis => ({ law: name, article, text: true });
/** Named, because the rule stands on it; not quoted, because we were not given its text. */
const unsupplied = (name: string): Basis => ({ law: name, text: false });

const FOOD = law("食品安全法", "第八十四条");
const QUALITY = law("产品质量法", "第十九条");
const LABS = law("认证认可条例", "第十五条");
const BODIES = law("认证认可条例", "第九条");
const CCC = law("认证认可条例", "第二十九条");
const TIES = law("认证认可条例", "第十三条");
const COMPULSORY = law("强制检定的工作计量器具检定管理办法", "第五条");
const METROLOGY = law("计量法", "第二十条");
const CMA_RULES = unsupplied("检验检测机构资质认定管理办法");
const CATALOGUE = unsupplied("实施强制管理的计量器具目录（2020 年第 42 号）");
const OWN = unsupplied("平台规则");

interface Rule {
  readonly rule: number;
  readonly verdict: "hold" | "refused";
  readonly basis: readonly Basis[];
}
const refuse = (rule: number, ...basis: Basis[]): Rule => ({ rule, verdict: "refused", basis });
const hold = (rule: number, ...basis: Basis[]): Rule => ({ rule, verdict: "hold", basis });

/**
 * Every answer the gate gives, with the rule of DOMAIN 4 and the law behind it. Codes are stable: they stand in
 * records, in the API and in `verdicts` texts (what is wrong, what cures it).
 */
export const RULES = {
  gate_no_credential: refuse(1, CMA_RULES, QUALITY, LABS, FOOD),
  gate_credential_unapproved: refuse(1, OWN),
  gate_not_legal_body: refuse(1, METROLOGY),
  gate_not_certification_body: refuse(1, BODIES),
  gate_not_designated: refuse(1, COMPULSORY, METROLOGY),
  gate_compulsory_not_quoted: refuse(1, COMPULSORY, law("计量法", "第九条"), CATALOGUE),
  gate_ccc_not_designated: refuse(1, CCC),
  gate_no_vetted_line: refuse(1, OWN),
  gate_credential_not_yet: refuse(2, CMA_RULES),
  gate_credential_expired: refuse(2, CMA_RULES),
  gate_expires_before_report: refuse(2, CMA_RULES),
  gate_suspended: refuse(2, CMA_RULES),
  gate_credential_withdrawn: refuse(2, CMA_RULES),
  gate_item_incomplete: refuse(3, OWN),
  gate_no_scope: refuse(3, CMA_RULES, QUALITY),
  gate_document_year: refuse(3, CMA_RULES),
  gate_object_mismatch: refuse(3, CMA_RULES),
  gate_object_unplaced: hold(3, OWN),
  gate_range_outside: refuse(3, CMA_RULES),
  gate_range_unparsed: hold(3, OWN),
  gate_uncertainty: refuse(3, OWN),
  gate_uncertainty_unstated: hold(3, OWN),
  gate_site_closed: refuse(3, CMA_RULES),
  gate_site_not_whole: refuse(3, OWN),
  gate_limitation_excludes: refuse(4, CMA_RULES),
  gate_limitation_unparsed: hold(4, OWN),
  gate_parameter_suspended: refuse(5, CMA_RULES),
  gate_no_signatory: refuse(5, CMA_RULES),
  gate_signatory_not_authorised: refuse(5, CMA_RULES),
  gate_tie: refuse(7, TIES),
  gate_self_dealing: refuse(7, OWN),
  gate_blacklisted: refuse(8, OWN),
  gate_grade_d: refuse(8, OWN),
  gate_provisional: refuse(8, OWN),
  gate_provider_suspended: refuse(8, OWN),
} as const satisfies Record<string, Rule>;

export type GateCode = keyof typeof RULES;
export const GATE_CODES = Object.keys(RULES) as GateCode[];

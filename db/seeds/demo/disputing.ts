import type { Author } from "~/domain/actor";
import { workingDeadline } from "~/domain/clocks/working-time";
import { against, type Decision } from "~/domain/disputes/dispute";
import { plainNumber } from "~/domain/serials.server";
import type { Row } from "./rows";
import { client, desk, type Part, type Story, serial, staffOf, type Work } from "./story";
import { tellOrder } from "./working";

/** A dispute while it is told; its row is written at the end, so steps still change it. */
export interface Case {
  story: Story;
  part: Part;
  row: Row & { id: string; number: string; opened_at: Date };
}
const CASES = new WeakMap<Part, Case>();

/** The dispute of a part; it has been opened. */
export function caseOf(part: Part): Case {
  const found = CASES.get(part);
  if (!found) throw new Error("demo data: no dispute was opened");
  return found;
}

/** A clock of working days that begins at `from`, as the domain counts them. */
export function clock({ story }: Case, from: Date, days: number): Row {
  const due = workingDeadline(story.world.calendar, from, days);
  return { clock_from: from, clock_days: days, due_at: due.at, due_provisional: due.provisional };
}

/** Columns that later steps fill. */
const LATER = {
  ...{ mediation_days_left: null, failed_reason: null, overdue_told_at: null, appealed_by: null },
  ...{ proposed_decision: null, proposed_terms: null, proposed_at: null, client_confirmed_at: null },
  ...{ provider_confirmed_at: null, client_keeps_at: null, provider_keeps_at: null },
  ...{ ended_by: null, ended_at: null },
};

/** The enterprise objects: a dispute begins with the provider's five days. */
export function openCase(story: Story, part: Part, reason: string, at: Date): Case {
  const { world, request } = story;
  const { row: order, deliverables } = part.order as Work;
  const { year, n } = serial(world, "dispute", request.region_code, at);
  const row = {
    id: world.dice.id(at),
    number: plainNumber("ZY", request.region_code, year, n),
    order_id: order.id,
    enterprise_id: story.enterprise.id,
    provider_id: order.provider_id,
    hub_id: story.hub.id,
    deliverable_id: deliverables.at(-1)?.id ?? null,
    status: "objection",
    reason,
    wants: "redo",
    from_status: order.accepted_at ? "accepted" : "report_issued",
    opened_at: at,
    ...LATER,
  };
  const found: Case = { story, part, row };
  Object.assign(row, clock(found, at, 5));
  CASES.set(part, found);
  world.rows.add("disputes", row);
  addStep(found, "opened", at, client(story), { text: reason, data: { wants: "redo" } });
  return found;
}

interface Said {
  text?: string;
  data?: Row;
  fileId?: string;
}

/** One line of the file. */
export function addStep({ story, row }: Case, kind: string, at: Date, author: Author, said: Said = {}): void {
  const { rows, dice } = story.world;
  const id = dice.id(at);
  rows.add("dispute_steps", {
    id,
    dispute_id: row.id,
    kind,
    by_user_id: author.userId,
    by_organisation_id: author.organisationId,
    text: said.text ?? "",
    data: said.data ?? {},
    at,
  });
  if (said.fileId) rows.add("dispute_files", { step_id: id, file_id: said.fileId });
}

/** A step that those concerned hear of, as the commands announce it. */
export function tellCase(told: Case, kind: string, at: Date, author: Author, data: Row = {}): void {
  const { story, part, row } = told;
  const about = { disputeId: row.id, disputeNumber: row.number, ...data };
  tellOrder(story, part, `dispute.${kind}`, at, author, about);
}

const EXPLANATION =
  "原始记录、仪器校准证书和平行样数据已附，两次测定相对偏差 3.1%，在方法允许范围内；样品为委托方送样，保存条件以收样登记为准。（演示）";

/** The provider explains. */
export function explain(told: Case, at: Date, fileId?: string): void {
  const author = staffOf((told.part.order as Work).provider, "technical");
  Object.assign(told.row, { status: "explained", ...clock(told, at, 5) });
  addStep(told, "explained", at, author, { text: EXPLANATION, ...(fileId ? { fileId } : {}) });
  tellCase(told, "explained", at, author);
}

/** The hub takes up mediation and notes its first talk. */
export function mediate(told: Case, at: Date, talk: string, talkAt: Date): void {
  const author = desk(told.story);
  Object.assign(told.row, { status: "mediation", ...clock(told, at, 45) });
  addStep(told, "mediation", at, author);
  tellCase(told, "mediation_opened", at, author);
  addStep(told, "talk", talkAt, author, { text: talk });
  tellCase(told, "talk_noted", talkAt, author);
}

export function propose(told: Case, decision: Decision, terms: string, at: Date): void {
  const author = desk(told.story);
  Object.assign(told.row, { proposed_decision: decision, proposed_terms: terms, proposed_at: at });
  addStep(told, "settlement_proposed", at, author, { text: terms, data: { decision } });
  tellCase(told, "settlement_proposed", at, author, { decision });
}

/** Both confirm; the second one ends it. The order's own row is the caller's to move on. */
export function settle(told: Case, at: Date): void {
  const { row, story } = told;
  const decision = row.proposed_decision as Decision;
  const [enterprise, provider] = [client(story), staffOf((told.part.order as Work).provider, "business")];
  addStep(told, "settlement_confirmed", at, enterprise, { data: { side: "enterprise" } });
  tellCase(told, "settlement_confirmed", at, enterprise);
  const last = new Date(at.getTime() + 2 * 3_600_000);
  addStep(told, "settlement_confirmed", last, provider, { data: { side: "provider" } });
  Object.assign(row, {
    ...{ status: "decided", ended_by: "settlement", ended_at: last, client_confirmed_at: at },
    ...{
      provider_confirmed_at: last,
      clock_from: null,
      clock_days: null,
      due_at: null,
      due_provisional: false,
    },
  });
  story.world.rows.add("dispute_decisions", {
    dispute_id: row.id,
    decision,
    made_by: "settlement",
    reasoning: row.proposed_terms,
    at: last,
  });
  addStep(told, "decided", last, provider, {
    text: String(row.proposed_terms),
    data: { decision, madeBy: "settlement" },
  });
  tellCase(told, "decided", last, provider, { decision, against: against(decision), madeBy: "settlement" });
}

/** From the objection to a settlement at `at`, its steps spread over the time between. */
export function tellSettlement(told: Case, decision: Decision, terms: string, at: Date): void {
  const from = told.row.opened_at.getTime();
  const when = (share: number) => new Date(from + (at.getTime() - from) * share);
  explain(told, when(0.3));
  mediate(told, when(0.5), "与双方分别电话沟通，机构同意公开全部原始记录。（演示）", when(0.6));
  propose(told, decision, terms, when(0.75));
  settle(told, when(0.9));
}

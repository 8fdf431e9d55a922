import { type Author, THE_CLOCK } from "~/domain/actor";
import { dayAfter, momentOf, workingDeadline } from "~/domain/clocks/working-time";
import { assessProvider } from "~/domain/credit/assess-provider.server";
import { type EventKind, ruleOf } from "~/domain/credit/credit";
import { lateOrders } from "~/domain/credit/record-overdue.server";
import type { Tx } from "~/domain/outbox.server";
import { CREDIT, type CreditPlan } from "./credit-plans";
import { note } from "./log";
import type { Row } from "./rows";
import { by } from "./story";
import { dayOf, daysAfter } from "./time";
import { known, type Organisation, type Provider, personOf, type World } from "./world";

/** Working days a regulator has, as the settings say unless changed. */
const DAYS = { objection: 3, repair: 10 };

const regulatorOf = (world: World): [Organisation, Author] => {
  const regulator = known(world.regulators, "jianguan");
  return [regulator, by(regulator, personOf(regulator, "regulator"))];
};

/** Credit events of the year: what regulators recorded, and what the platform saw by itself. */
export async function addCredit(world: World, tx: Tx): Promise<void> {
  for (const plan of CREDIT) addPlanned(world, plan);
  const rows = await tx.selectFrom("packages").select(["id", "category"]).orderBy("id").execute();
  const categories = new Map(rows.map(({ id, category }) => [id, category]));
  for (const entry of [...world.log]) {
    const { kind, at, author, about } = entry;
    const data = about.data as { number?: string; deliverableNumber?: string; decision?: string } | undefined;
    const lost = kind === "order.dispute_decided" && data?.decision !== "accepted";
    if (!lost && kind !== "deliverable.revoked") continue;
    const seen = lost ? "dispute_lost" : "deliverable_revoked";
    addEvent(world, author, at, {
      provider_id: about.providerId,
      category: categories.get(about.packageId ?? ""),
      kind: seen,
      evidence: `${data?.deliverableNumber ?? data?.number ?? ""}（演示）`,
      reference: data?.number ?? "",
      order_id: about.orderId,
      cause_key: `demo:${entry.id}`,
    });
  }
  await addOverdue(world, tx, categories);
  addBlacklisting(world);
}

/** Promised days that passed without a report, as the job would find them. */
async function addOverdue(world: World, tx: Tx, categories: ReadonlyMap<string, string>): Promise<void> {
  const rows = await lateOrders(tx, world.anchor).orderBy("o.number").execute();
  for (const { id, number, package_id, provider_id, promised_on } of rows) {
    addEvent(world, THE_CLOCK, momentOf(dayAfter(promised_on ?? world.anchor, 1), "00:12"), {
      provider_id,
      category: categories.get(package_id),
      kind: "order_overdue",
      evidence: `${number} · ${promised_on ?? ""}`,
      reference: number,
      order_id: id,
      cause_key: `overdue:${id}`,
    });
  }
}

function addEvent(world: World, author: Author, at: Date, row: Row): string {
  const id = world.dice.id(at);
  const kind = row.kind as EventKind;
  world.rows.add("credit_events", {
    id,
    category: null,
    points: ruleOf(kind).points,
    day: dayOf(at),
    reference: "",
    order_id: null,
    cause_key: null,
    recorded_by: author.userId,
    recorded_organisation_id: author.organisationId,
    recorded_at: at,
    ...row,
  });
  const providerId = String(row.provider_id);
  note(world, at, author, "credit.recorded", {
    providerId,
    organisationId: providerId,
    data: { eventId: id, event: kind, category: row.category ?? null, day: dayOf(at), changes: [] },
    audit: { type: "credit_event", id },
  });
  return id;
}

function addPlanned(world: World, plan: CreditPlan): void {
  const provider = known(world.providers, plan.provider);
  const [, author] = regulatorOf(world);
  const id = addEvent(world, author, daysAfter(world.now, -plan.days), {
    provider_id: provider.id,
    category: plan.category ?? null,
    kind: plan.kind,
    evidence: plan.evidence,
    reference: plan.reference ?? "",
  });
  if (plan.appeal) addAppeal(world, provider, { eventId: id, event: plan.kind }, plan.appeal);
}

const ANSWERED = {
  objection: ["credit.objection_refused", "credit.objection_upheld"],
  repair: ["credit.repair_refused", "credit.repair_granted"],
} as const;

/** What a provider said against an event, with the answer, or without one when it still waits or is overdue. */
function addAppeal(
  world: World,
  provider: Provider,
  about: { eventId: string; event: EventKind },
  { kind, days, statement, answer }: NonNullable<CreditPlan["appeal"]>,
): void {
  const at = daysAfter(world.now, -days);
  const owner = personOf(provider, "owner");
  const due = workingDeadline(world.calendar, at, DAYS[kind]);
  const [, regulator] = regulatorOf(world);
  const overdue = !answer && due.at < world.now;
  const id = world.dice.id(at);
  const decided = answer ? daysAfter(world.now, -answer.days) : null;
  world.rows.add("credit_cases", {
    ...{ id, event_id: about.eventId, provider_id: provider.id, kind, statement, opened_at: at },
    status: answer ? (answer.upheld ? "upheld" : "refused") : "open",
    opened_by: owner.id,
    due_at: due.at,
    deadline_provisional: due.provisional,
    overdue_at: overdue ? due.at : null,
    decided_by: answer ? regulator.userId : null,
    decided_at: decided,
    reason: answer?.reason ?? null,
    version: answer ? 2 : 1,
  });
  const audit = { type: "credit_case", id };
  const asked = kind === "objection" ? "credit.objected" : "credit.repair_requested";
  const dueAt = due.at.toISOString();
  const data = { caseId: id, ...about, dueAt };
  note(world, at, by(provider, owner), asked, { providerId: provider.id, data, audit });
  if (overdue) {
    const late = { caseId: id, eventId: about.eventId, about: kind, dueAt };
    note(world, due.at, THE_CLOCK, "credit.case_overdue", { providerId: provider.id, data: late, audit });
  }
  if (!answer || !decided) return;
  note(world, decided, regulator, ANSWERED[kind][answer.upheld ? 1 : 0], {
    providerId: provider.id,
    organisationId: provider.id,
    data: { caseId: id, eventId: about.eventId, reason: answer.reason, changes: [] },
    audit,
  });
}

/** The one provider on the blacklist: its row says so already, for the stories that came before. */
function addBlacklisting(world: World): void {
  const provider = known(world.providers, "mudan");
  const [regulator, author] = regulatorOf(world);
  const at = daysAfter(world.now, -25);
  const id = world.dice.id(at);
  const until = dayOf(daysAfter(world.now, 3 * 365));
  const reason = "出具虚假检验检测报告（演示情形）";
  const basis = "市场监督管理严重违法失信名单管理办法（演示）";
  world.rows.add("blacklistings", {
    ...{ id, provider_id: provider.id, reason, legal_basis: basis, listed_at: at, ends_on: until },
    listed_by: author.userId,
    listed_organisation_id: regulator.id,
  });
  note(world, at, author, "provider.blacklisted", {
    providerId: provider.id,
    organisationId: provider.id,
    data: { blacklistingId: id, reason, basis, until },
  });
}

/** From here on the demo's grades are what the model makes of its facts and events, none given by hand. */
export async function gradeProviders(world: World, tx: Tx): Promise<void> {
  for (const { id } of world.providers.values()) await assessProvider(tx, id, world.now);
}

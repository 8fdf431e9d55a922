import { addWorkingDays } from "~/domain/clocks/working-time";
import { plainNumber } from "~/domain/serials.server";
import { judge, readFacts } from "./lawful";
import { note } from "./log";
import { move } from "./packages";
import type { Row } from "./rows";
import { client, desk, type Offer, type Part, type Story, serial, staffOf, type Work } from "./story";
import { dayOf, daysAfter, hoursAfter } from "./time";
import type { Provider } from "./world";

/** Columns of an order that later steps fill. */
const LATER = {
  ...{ sample_number: null, sample_received_at: null, visit_started_at: null, started_at: null },
  ...{ progress_note: "", hold_reason: null, hold_by: null, held_at: null, hold_consented_at: null },
  ...{ suspended_at: null, suspension_reason: null, cancel_requested_by: null, cancel_reason: null },
  ...{ first_issued_at: null, auto_accept_at: null, accepted_at: null, accepted_automatically: null },
  ...{ rating: null, rating_comment: null, dispute_reason: null, disputed_at: null },
  ...{
    follow_up_due_at: null,
    follow_up_overdue_at: null,
    followed_up_at: null,
    closed_at: null,
    deadline_provisional: false,
  },
};

interface Decision {
  at: Date;
  provider: Provider;
  siteId: string;
  quoteId: string | null;
  basis: string | null;
  amountFen: number;
  workingDays: number;
  record: string;
  promisedOn: string;
}

/** The enterprise takes an offer; the others are declined. False when the gate would refuse it by now. */
export function award(story: Story, part: Part, chosen: Offer | undefined, at: Date): boolean {
  const { world } = story;
  if (!chosen) return false;
  const { provider, siteId, row } = chosen;
  const promisedOn = addWorkingDays(world.calendar, dayOf(at), row.working_days).day;
  const question = { moment: "award", at, promisedOn, author: client(story) } as const;
  const record = judge(story, part, { providerId: provider.id, siteId }, question);
  if (!record) return false;
  const { total_fen: amountFen, working_days: workingDays, id: quoteId } = row;
  const decision = { at, provider, siteId, quoteId, basis: null, amountFen, workingDays, record, promisedOn };
  row.status = "awarded";
  openOrder(story, part, decision);
  const order = part.order as Work;
  const about = { requestId: story.request.id, packageId: part.row.id };
  note(world, at, client(story), "package.awarded", {
    ...about,
    orderId: order.row.id,
    providerId: provider.id,
    data: { quoteId, number: order.row.number },
    audit: { type: "package", id: part.row.id },
  });
  for (const loser of part.offers.filter((offer) => offer.row.status === "active")) {
    loser.row.status = "declined";
    note(world, at, client(story), "quote.declined", {
      ...about,
      providerId: loser.provider.id,
      data: { quoteId: loser.row.id },
      audit: { type: "quote", id: loser.row.id },
    });
  }
  return true;
}

export interface Designation {
  provider: Provider;
  feeFen: number;
  workingDays: number;
  at: Date;
}

/** The hub hands a compulsory verification to the designated body. */
export async function designate(
  story: Story,
  part: Part,
  { provider, at, ...terms }: Designation,
): Promise<void> {
  const { world } = story;
  const promisedOn = addWorkingDays(world.calendar, dayOf(at), terms.workingDays).day;
  const siteId = provider.siteIds[0] ?? "";
  await readFacts(story, part, [provider.id], at);
  const question = { moment: "designation", at, promisedOn, author: desk(story) } as const;
  const record = judge(story, part, { providerId: provider.id, siteId }, question);
  if (!record) throw new Error(`demo data: ${provider.name} is not designated`);
  const basis = "历下区市场监管局指定文件〔演示〕第 1 号";
  const amounts = { amountFen: terms.feeFen, workingDays: terms.workingDays };
  openOrder(story, part, { at, provider, siteId, quoteId: null, basis, ...amounts, record, promisedOn });
  story.request.routed_at ??= at;
  const order = part.order as Work;
  note(world, at, desk(story), "package.designated", {
    requestId: story.request.id,
    packageId: part.row.id,
    orderId: order.row.id,
    providerId: provider.id,
    data: { number: order.row.number, basis },
    audit: { type: "package", id: part.row.id },
  });
}

function openOrder(story: Story, part: Part, decision: Decision): void {
  const { world, request, enterprise, hub } = story;
  const { at, provider, siteId } = decision;
  const awardId = world.dice.id(at);
  world.rows.add("awards", {
    id: awardId,
    package_id: part.row.id,
    quote_id: decision.quoteId,
    provider_id: provider.id,
    site_id: siteId,
    amount_fen: decision.amountFen,
    basis: decision.basis,
    legality_record_id: decision.record,
    awarded_by: (decision.quoteId ? client(story) : desk(story)).userId,
    awarded_at: at,
  });
  const { year, n } = serial(world, "order", request.region_code, at);
  const row = {
    id: world.dice.id(at),
    number: plainNumber("DD", request.region_code, year, n),
    award_id: awardId,
    package_id: part.row.id,
    request_id: request.id,
    enterprise_id: enterprise.id,
    provider_id: provider.id,
    site_id: siteId,
    hub_id: hub.id,
    status: "confirmed",
    amount_fen: decision.amountFen,
    working_days: decision.workingDays,
    promised_on: decision.promisedOn,
    created_at: at,
    ...LATER,
  };
  world.rows.add("orders", row);
  move([part], "awarded");
  part.order = { row, provider, siteId, deliverables: [] };
  story.at = at;
}

/** Says what happened to an order, as the order commands do. */
export function tellOrder(
  story: Story,
  part: Part,
  kind: string,
  at: Date,
  author = client(story),
  data: Row = {},
): void {
  const { row, provider } = part.order as Work;
  note(story.world, at, author, kind, {
    requestId: story.request.id,
    packageId: part.row.id,
    orderId: row.id,
    providerId: provider.id,
    data: { number: row.number, ...data },
  });
  story.at = at;
}

/** The sample arrives, or the provider's people do. */
export function receive(story: Story, part: Part, at: Date): void {
  const { row, provider } = part.order as Work;
  const author = staffOf(provider, "business");
  // advice and training have no sample: the provider comes
  if (story.request.delivery !== "send_sample") {
    Object.assign(row, { status: "on_site", visit_started_at: at });
    tellOrder(story, part, "order.visit_started", at, author);
    return;
  }
  const sampleNumber = `YP${dayOf(at).replaceAll("-", "")}-${story.world.dice.int(100, 999)}`;
  Object.assign(row, { status: "sample_received", sample_number: sampleNumber, sample_received_at: at });
  tellOrder(story, part, "order.sample_received", at, author, { sampleNumber });
}

/** The work begins, and somebody says how far it is. */
export function start(story: Story, part: Part, at: Date): void {
  const { row, provider } = part.order as Work;
  Object.assign(row, { status: "in_progress", started_at: at });
  tellOrder(story, part, "order.started", at, staffOf(provider, "business"));
  const later = hoursAfter(at, 5);
  if (later > story.world.now || story.world.dice.chance(0.6)) return;
  const words = "前处理完成，正在测定，进度正常";
  row.progress_note = words;
  tellOrder(story, part, "order.progressed", later, staffOf(provider, "business"), { note: words });
}

/** From the award to work under way: a day or two for the sample, a few hours until it begins. */
export function work(story: Story, part: Part): void {
  receive(story, part, daysAfter(story.at, 1 + story.world.dice.next()));
  start(story, part, hoursAfter(story.at, story.world.dice.int(2, 20)));
}

import { THE_CLOCK } from "~/domain/actor";
import { addWorkingDays, workingDeadline } from "~/domain/clocks/working-time";
import type { CoveringSite } from "~/domain/matching/eligible.queries.server";
import { judge } from "./lawful";
import { note } from "./log";
import { move } from "./packages";
import { lineAmounts, priceOf } from "./prices";
import type { Row } from "./rows";
import { client, type Offer, type Part, type Story, staffOf } from "./story";
import { dayAfter, dayOf, hoursAfter, minutesAfter } from "./time";
import { type Provider, personOf } from "./world";

export interface Quoting {
  /** How many offer, the best first; fewer when fewer are eligible. */
  count: number;
  /** Totals in fen and working days of providers that must be among them, by key. */
  fixed?: Record<string, [fen: number, workingDays: number]>;
  /** Keys of further providers that must be among them, at a price of their own. */
  among?: readonly string[];
  /** Hours from the opening within which the offers come. */
  within: number;
}

const COMPARING_DAYS = 10;

/** Providers answer, one after the other; some look again and revise. */
export function quote(story: Story, part: Part, { count, fixed = {}, among = [], within }: Quoting): void {
  const chosen = choose(story, part, count, [...Object.keys(fixed), ...among]);
  let at = story.at;
  for (const [index, site] of chosen.entries()) {
    at = hoursAfter(story.at, (within * (index + 1)) / (chosen.length + 1));
    const provider = providerOf(story, site);
    const [total, workingDays] = fixed[provider.key] ?? priceOf(story.world, part, provider);
    offer(story, part, site, { provider, total, workingDays, at });
  }
  story.at = at;
}

function providerOf({ world }: Story, site: CoveringSite): Provider {
  const found = [...world.providers.values()].find(({ id }) => id === site.providerId);
  if (!found) throw new Error(`demo data: provider ${site.providerName} is unknown`);
  return found;
}

function choose(story: Story, part: Part, count: number, keys: string[]): CoveringSite[] {
  const isFixed = (site: CoveringSite) => keys.includes(providerOf(story, site).key);
  const fixed = part.sites.filter(isFixed);
  const others = part.sites.filter((site) => !isFixed(site));
  for (let at = others.length - 1; at > 0; at--) {
    const other = story.world.dice.int(0, at);
    [others[at], others[other]] = [others[other] as CoveringSite, others[at] as CoveringSite];
  }
  return [...fixed, ...others].slice(0, Math.max(count, fixed.length));
}

interface Terms {
  provider: Provider;
  total: number;
  workingDays: number;
  at: Date;
}

function offer(story: Story, part: Part, site: CoveringSite, terms: Terms): void {
  const { world, request } = story;
  const { provider, workingDays, at } = terms;
  const author = staffOf(provider, "business");
  const promisedOn = addWorkingDays(world.calendar, dayOf(at), workingDays).day;
  const record = judge(story, part, site, { moment: "quote", at, promisedOn, author });
  if (!record) return;
  const amounts = lineAmounts(part.items, terms.total);
  const row = {
    id: world.dice.id(at),
    package_id: part.row.id,
    provider_id: provider.id,
    site_id: site.siteId,
    status: "active",
    total_fen: amounts.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
    working_days: workingDays,
    promised_on: promisedOn,
    valid_until: dayAfter(dayOf(at), 30),
    note: "含取样、检测与电子报告，纸质报告可邮寄。（演示）",
    revision: 1,
    provisional: provider.provisional,
    legality_record_id: record,
    created_by: personOf(provider, "business").id,
    created_at: at,
    updated_at: at,
  };
  world.rows.add("quotes", row);
  for (const amount of amounts) world.rows.add("quote_items", { quote_id: row.id, ...amount });
  part.offers.push({ provider, siteId: site.siteId, row });
  const about = { requestId: request.id, packageId: part.row.id, providerId: provider.id };
  const audit = { type: "quote", id: row.id };
  note(world, at, author, "quote.submitted", { ...about, data: { quoteId: row.id }, audit });
  addRevision(story, row, amounts, at, world.dice.chance(0.15) ? 1.08 : null);
}

interface Amount {
  item_id: string;
  amount_fen: number;
}

/** What was offered stays on record; a revised offer was dearer at first. */
function addRevision(story: Story, row: Row, amounts: Amount[], at: Date, dearer: number | null): void {
  const { world, request } = story;
  const body = (factor: number) => {
    const items = amounts.map(({ item_id, amount_fen }) => ({
      itemId: item_id,
      amountFen: Math.round((amount_fen * factor) / 100) * 100,
    }));
    const totalFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const { working_days, valid_until, note: words, site_id } = row;
    return {
      siteId: site_id,
      workingDays: working_days,
      validUntil: valid_until,
      note: words,
      items,
      totalFen,
    };
  };
  const add = (revision: number, factor: number, moment: Date) =>
    world.rows.add("quote_revisions", { quote_id: row.id, revision, body: body(factor), at: moment });
  if (dearer === null) {
    add(1, 1, at);
    return;
  }
  const later = minutesAfter(at, 25);
  add(1, dearer, at);
  add(2, 1, later);
  Object.assign(row, { revision: 2, updated_at: later });
  const author = { userId: row.created_by as string, organisationId: row.provider_id as string };
  note(world, later, author, "quote.revised", {
    requestId: request.id,
    packageId: row.package_id as string,
    providerId: row.provider_id as string,
    data: { quoteId: row.id, revision: 2 },
    audit: { type: "quote", id: row.id as string },
  });
}

/** The lowest offer that may be awarded: who is not vetted yet may only quote. */
export const cheapest = (part: Part): Offer | undefined =>
  part.offers
    .filter(({ provider, row }) => !provider.provisional && row.status === "active")
    .sort((a, b) => a.row.total_fen - b.row.total_fen)[0];

/** A provider thinks better of it. */
export function retract(story: Story, part: Part, { row, provider }: Offer, at: Date): void {
  Object.assign(row, { status: "retracted", updated_at: at });
  note(story.world, at, staffOf(provider, "business"), "quote.retracted", {
    requestId: story.request.id,
    packageId: part.row.id,
    providerId: provider.id,
    data: { quoteId: row.id },
    audit: { type: "quote", id: row.id },
  });
}

/** The quoting window ends with offers: the enterprise compares. */
export function compare(story: Story, part: Part): void {
  const at = minutesAfter(part.row.quoting_deadline as Date, 1);
  const until = workingDeadline(story.world.calendar, part.row.quoting_deadline as Date, COMPARING_DAYS);
  move([part], "comparing", { comparing_until: until.at });
  note(story.world, at, THE_CLOCK, "package.comparing", {
    requestId: story.request.id,
    packageId: part.row.id,
    organisationId: story.enterprise.id,
    data: { number: story.request.number, until: until.at.toISOString() },
  });
  story.at = at;
}

/** It ends without an award: nobody offered, or nobody chose. */
export function expire(story: Story, part: Part): void {
  const lapsed = part.row.status === "comparing";
  const at = minutesAfter((lapsed ? part.row.comparing_until : part.row.quoting_deadline) as Date, 1);
  for (const { row } of part.offers) if (row.status === "active") row.status = "declined";
  move([part], "expired");
  note(story.world, at, THE_CLOCK, "package.expired", {
    requestId: story.request.id,
    packageId: part.row.id,
    organisationId: story.enterprise.id,
    data: { number: story.request.number, why: lapsed ? "lapse" : "deadline_without_quotes" },
  });
  story.at = at;
}

/** The enterprise gives providers as long again. */
export function extend(story: Story, part: Part, at: Date): void {
  const deadline = hoursAfter(part.row.quoting_deadline as Date, 48);
  Object.assign(part.row, { extended_at: at, quoting_deadline: deadline });
  note(story.world, at, client(story), "package.extended", {
    requestId: story.request.id,
    packageId: part.row.id,
    data: { number: story.request.number, deadline: deadline.toISOString() },
  });
}

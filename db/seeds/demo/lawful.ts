import type { Author } from "~/domain/actor";
import type { Assessment } from "~/domain/matching/assess.server";
import { bestSites } from "~/domain/matching/covering-site";
import { type CoveringSite, coveringSites } from "~/domain/matching/eligible.queries.server";
import type { Moment } from "~/domain/matching/facts";
import { judgePackage } from "~/domain/matching/gate";
import { gateFacts } from "~/domain/matching/gate.queries.server";
import { legalityRow } from "~/domain/matching/record-legality.server";
import type { Part, Story } from "./story";
import { dayAfter, dayOf } from "./time";

export interface Search {
  /** One site a provider: those that may be invited, and how many only a person keeps out. */
  sites: CoveringSite[];
  holding: CoveringSite[];
}

/** Who could lawfully take the package on that day: the real search, only that the day is a past one. */
export async function search({ world }: Story, part: Part, at: Date): Promise<Search> {
  const day = dayOf(at);
  const { sites } = await coveringSites(world.db, part.need, { today: day, promisedOn: day });
  const best = bestSites(sites);
  return { sites: best.filter(({ grade }) => grade === 2), holding: best.filter(({ grade }) => grade === 1) };
}

export interface Question {
  moment: Moment;
  at: Date;
  promisedOn: string;
  author: Author;
  signatoryUserId?: string;
}

/** Days ahead for which the facts are read: longer than providers promise. */
const AHEAD = 20;

/** Reads once what the gate has to know of these providers; every later question about the package uses it. */
export async function readFacts(
  { world }: Story,
  part: Part,
  providerIds: string[],
  at: Date,
): Promise<void> {
  const days = { today: dayOf(at), promisedOn: dayAfter(dayOf(at), AHEAD) };
  const facts = await gateFacts(world.db, part.need, providerIds, days);
  for (const provider of facts) part.facts.set(provider.id, provider);
}

/** The gate's verdict on one provider at one site, kept as a legality record; its id, or null when it is refused. */
export function judge(story: Story, part: Part, at: Place, question: Question): string | null {
  const provider = part.facts.get(at.providerId);
  if (!provider) return null;
  const today = dayOf(question.at);
  const [, promisedOn = today] = [today, question.promisedOn].sort();
  const days = { today, promisedOn };
  const { moment, signatoryUserId = null } = question;
  const { category, kind } = part.need;
  const verdict = judgePackage(provider, { ...days, moment, category, kind, signatoryUserId }, at.siteId);
  if (verdict.verdict !== "eligible") return null;
  return keep(story, part, { need: part.need, provider, moment, ...days, verdict }, question);
}

export interface Place {
  providerId: string;
  siteId: string;
}

function keep({ world }: Story, part: Part, assessment: Assessment, { at, author }: Question): string {
  const row = legalityRow(author, part.row.id, assessment);
  const id = world.dice.id(at);
  world.rows.add("legality_records", { ...row, id, at, body: JSON.parse(row.body) });
  return id;
}

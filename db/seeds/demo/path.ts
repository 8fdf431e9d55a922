import type { Ring } from "~/domain/requests/package";
import { acceptWork, close, dispute, followUp } from "./ending";
import { issue } from "./issuing";
import { cheapest, compare, quote } from "./quoting";
import { open } from "./searching";
import type { Part, Story } from "./story";
import { minutesAfter } from "./time";
import { award, designate, receive, start } from "./working";
import { known } from "./world";

/** How far a package has come, and in days how long that usually takes since it was filed. */
const DAYS = {
  confirmed: 1.2,
  received: 2.5,
  in_progress: 3,
  report_issued: 7,
  accepted: 9,
  disputed: 9,
  followed_up: 10,
  closed: 10.2,
};
export type Goal = keyof typeof DAYS;

export interface Way {
  /** When the goal was reached. */
  last: Date;
  offers?: number;
  fixed?: Record<string, [fen: number, workingDays: number]>;
  /** Key of the provider that wins; else the cheapest. */
  winner?: string;
  reach?: Ring;
  /** Compulsory verification: the designated body and its fee in fen. */
  designated?: [provider: string, feeFen: number];
  score?: number;
  reason?: string;
}

/** Tells an accepted package on to its goal; its steps spread over the time from the acceptance to `last`. */
export async function tellTo(story: Story, part: Part, goal: Goal, way: Way): Promise<void> {
  const from = minutesAfter(story.at, 6);
  const span = way.last.getTime() - from.getTime();
  const when = (step: Goal) => new Date(from.getTime() + (span * DAYS[step]) / DAYS[goal]);
  if (way.designated) {
    const [key, feeFen] = way.designated;
    const provider = known(story.world.providers, key);
    await designate(story, part, { provider, feeFen, workingDays: 8, at: when("confirmed") });
  } else await tellAward(story, part, when("confirmed"), way);
  const reached = (step: Goal) => DAYS[goal] >= DAYS[step];
  if (reached("received")) receive(story, part, when("received"));
  if (reached("in_progress")) start(story, part, when("in_progress"));
  if (reached("report_issued")) await mustIssue(story, part, when("report_issued"));
  if (goal === "disputed")
    return dispute(story, part, way.reason ?? "对结果有异议，申请复检", when("disputed"));
  if (reached("accepted")) acceptWork(story, part, when("accepted"));
  if (reached("followed_up")) followUp(story, part, when("followed_up"), way.score);
  if (reached("closed")) close(story, part, when("closed"));
}

async function tellAward(story: Story, part: Part, at: Date, way: Way): Promise<void> {
  await open(story, part, minutesAfter(story.at, 6), way.reach);
  const hours = (at.getTime() - story.at.getTime()) / 3_600_000;
  quote(story, part, {
    count: way.offers ?? 3,
    within: Math.min(46, hours * 0.8),
    fixed: way.fixed ?? {},
    // whoever is to win has an offer, however the dice fall
    among: way.winner ? [way.winner] : [],
  });
  if ((part.row.quoting_deadline as Date) < at) compare(story, part);
  const winner = part.offers.find(({ provider }) => provider.key === way.winner) ?? cheapest(part);
  if (!award(story, part, winner, at))
    throw new Error(`demo data: nobody takes ${String(story.request.title)}`);
}

async function mustIssue(story: Story, part: Part, at: Date): Promise<void> {
  if (!(await issue(story, part, at)))
    throw new Error(`demo data: no report for ${String(story.request.title)}`);
}

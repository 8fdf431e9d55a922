import { THE_CLOCK } from "~/domain/actor";
import { workingDeadline } from "~/domain/clocks/working-time";
import { caseOf, openCase, tellSettlement } from "./disputing";
import { client, desk, type Part, type Story, staffOf, type Work } from "./story";
import { hoursAfter } from "./time";
import { tellOrder } from "./working";

const FOLLOW_UP_DAYS = 2;
const PRAISE = ["报告出得快，沟通顺畅", "服务专业，数据清楚", "比预期早两天拿到报告", "取样人员很负责", ""];

/** The enterprise takes the report and rates it, or the clock does after fifteen days. */
export function acceptWork(story: Story, part: Part, at: Date, automatic = false): void {
  const { world } = story;
  const { row } = part.order as Work;
  const rating = automatic ? null : world.dice.pick([5, 5, 5, 4, 4, 3]);
  const due = workingDeadline(world.calendar, at, FOLLOW_UP_DAYS);
  Object.assign(row, {
    status: "accepted",
    accepted_at: at,
    auto_accept_at: null,
    accepted_automatically: automatic,
    rating,
    rating_comment: automatic ? null : world.dice.pick(PRAISE),
    follow_up_due_at: due.at,
    deadline_provisional: due.provisional,
  });
  const data = { automatic, ...(rating ? { rating } : {}) };
  tellOrder(story, part, "order.accepted", at, automatic ? THE_CLOCK : client(story), data);
}

/** The enterprise objects. */
export function dispute(story: Story, part: Part, reason: string, at: Date): void {
  const { row } = part.order as Work;
  Object.assign(row, {
    status: "disputed",
    dispute_reason: reason,
    disputed_at: at,
    auto_accept_at: null,
    follow_up_due_at: null,
  });
  const { id: disputeId, number: disputeNumber } = openCase(story, part, reason, at).row;
  tellOrder(story, part, "order.disputed", at, client(story), { reason, disputeId, disputeNumber });
}

/** Both parties settle on the work being done again. */
export function settleOnRedo(story: Story, part: Part, terms: string, at: Date): void {
  (part.order as Work).row.status = "in_progress";
  tellSettlement(caseOf(part), "redo", terms, at);
  story.at = at;
}

/** The hub asks how it went. */
export function followUp(story: Story, part: Part, at: Date, score?: number): void {
  const { world, hub } = story;
  const { row } = part.order as Work;
  const reachable = score !== undefined || world.dice.chance(0.93);
  const given = score ?? world.dice.pick([100, 98, 98, 96, 95, 92, 90, 85, 70]);
  const author = desk(story);
  world.rows.add("follow_ups", {
    id: world.dice.id(at),
    order_id: row.id,
    hub_id: hub.id,
    reachable,
    satisfied: reachable ? given >= 80 : null,
    score: reachable ? given : null,
    note: reachable ? "电话回访，企业确认已收到报告（演示）" : "三次致电无人接听（演示）",
    by_user_id: author.userId,
    at,
  });
  Object.assign(row, { status: "followed_up", followed_up_at: at });
  const done = story.packages.every((each) => each === part || each.order === null || isOver(each.order));
  if (done) story.request.followed_up_at = at;
  const onTime = (row.follow_up_due_at as Date) >= at;
  tellOrder(story, part, "order.followed_up", at, author, { reachable, onTime });
}

const isOver = ({ row }: Work) => ["followed_up", "closed", "cancelled"].includes(row.status);

/** The hub closes it. */
export function close(story: Story, part: Part, at: Date): void {
  Object.assign((part.order as Work).row, { status: "closed", closed_at: at });
  tellOrder(story, part, "order.closed", at, desk(story));
}

/** Both parties agree that the order ends. */
export function cancel(story: Story, part: Part, reason: string, at: Date): void {
  const { row, provider } = part.order as Work;
  Object.assign(row, { status: "cancelled", cancel_requested_by: "enterprise", cancel_reason: reason });
  tellOrder(story, part, "order.cancel_requested", at, client(story), { by: "enterprise", reason });
  tellOrder(story, part, "order.cancelled", hoursAfter(at, 3), staffOf(provider, "business"), { reason });
}

/** The provider halts the work; the enterprise agrees. */
export function hold(story: Story, part: Part, reason: string, at: Date): void {
  const { row, provider } = part.order as Work;
  const agreed = hoursAfter(at, 2);
  Object.assign(row, { held_at: at, hold_by: "provider", hold_reason: reason, hold_consented_at: agreed });
  tellOrder(story, part, "order.held", at, staffOf(provider, "business"), { reason, by: "provider" });
  tellOrder(story, part, "order.hold_consented", agreed, client(story));
}

import { type Actor, isHub, isProvider, isRegulator } from "~/domain/actor";
import { keepsCondition } from "~/domain/disputes/dispute";
import { disputePolicy } from "~/domain/disputes/dispute.policy";
import {
  type DisputeView,
  decisionOf,
  disputeSteps,
  findDispute,
  votesOn,
} from "~/domain/disputes/dispute.queries.server";
import { neutralLabs } from "~/domain/disputes/neutral-labs.queries.server";
import { panelCandidates, seatsOf } from "~/domain/disputes/panel.queries.server";
import { retestsOf } from "~/domain/disputes/retest.queries.server";
import { idSchema } from "~/domain/ids";
import { orderItems } from "~/domain/orders/order.queries.server";
import type { Visit } from "~/platform/http.server";
import { type Ability, abilitiesOf } from "./abilities.server";

/** All the page shows this person, in at most ten queries. Refuses with 404 whoever may not see the dispute. */
export async function loadDispute({ db, actor, env, url }: Visit, id: string) {
  const now = new Date();
  const dispute = await findDispute(db, actor, id);
  const [steps, retests, seats, decision, votes] = await Promise.all([
    disputeSteps(db, id),
    retestsOf(db, id),
    seatsOf(db, id),
    decisionOf(db, id),
    votesOn(db, id),
  ]);
  const abilities = abilitiesOf({ actor, dispute, seats, now });
  const seesFee = disputePolicy.seeFee(actor, dispute);
  return {
    now,
    done: url.searchParams.has("done"),
    dispute,
    steps,
    seats,
    abilities,
    decision: decision ?? null,
    tally: decision ? tallyOf(votes) : null,
    opinions: opinionsFor(actor, dispute, votes),
    seated: disputePolicy.seat(actor, { ...dispute, panel: seats }) !== undefined,
    seesOrder: seesFee,
    // the record is the re-tester's: the contested provider does not open it
    seesGate: seesFee && !isProvider(actor),
    watches: isRegulator(actor),
    keeps: keepsCondition(dispute.category),
    retests: retests.map((each) => (seesFee ? each : { ...each, fee_fen: null, fee_note: "", payer: "" })),
    choice: await choices(db, dispute, abilities, url),
    uploadMb: env.UPLOAD_LIMIT_MB,
  };
}
export type DisputePage = Awaited<ReturnType<typeof loadDispute>>;
type Votes = Awaited<ReturnType<typeof votesOn>>;

const tallyOf = (votes: Votes) =>
  (["accepted", "redo", "revoked"] as const).map((vote) => ({
    vote,
    n: votes.filter((each) => each.vote === vote).length,
  }));

/**
 * Who reads what the members wrote: a member once he has voted himself, so that each judges alone; hub and regulator when
 * it is decided. The parties read the decision and how many were for it.
 */
function opinionsFor(actor: Actor, dispute: DisputeView, votes: Votes) {
  const voted = votes.some(({ user_id }) => user_id === actor.userId);
  const decided = dispute.status === "decided" && (isHub(actor) || isRegulator(actor));
  if (!voted && !decided) return [];
  return votes.map(({ expert_id, name, vote, opinion }) => ({ id: expert_id, name, vote, opinion }));
}

/** What the hub chooses from: bodies for the items in the address, experts for the panel. */
async function choices(db: Visit["db"], dispute: DisputeView, abilities: readonly Ability[], url: URL) {
  const names = abilities.includes("name_panel") || abilities.includes("replace");
  const experts = names ? await panelCandidates(db, dispute) : [];
  if (!abilities.includes("order_retest")) return { experts, items: [], chosen: [], labs: null };
  const rows = await orderItems(db, dispute);
  const items = rows.map(({ id, sample_name, parameter, document }) => ({
    id,
    words: [sample_name, parameter, document].filter(Boolean).join(" · "),
  }));
  const asked = url.searchParams.getAll("items").filter((item) => idSchema.safeParse(item).success);
  const chosen = items.map(({ id }) => id).filter((id) => asked.includes(id));
  const about = { id: dispute.id, packageId: dispute.package_id };
  return { experts, items, chosen, labs: chosen.length > 0 ? await neutralLabs(db, about, chosen) : null };
}

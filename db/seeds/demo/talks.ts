import { sql } from "kysely";
import type { Tx } from "~/domain/outbox.server";
import { addCannedReplies } from "./canned";
import { addConsultations } from "./consultations";
import { addExperts, type ExpertEntry } from "./expert-profiles";
import { tellFoodContact } from "./food-contact-talk";
import { addPanels } from "./panels";
import { assign, beginTalk, close, endTalk, type Talk } from "./talk";
import { BY_CATEGORY, THANKS } from "./talk-scripts";
import { addOtherTalks } from "./talks-of-others";
import { beginningOf, chooseExpert, speak, type Told } from "./telling";
import { hoursAfter, minutesAfter } from "./time";
import type { World } from "./world";

/** Requests whose talk is told; older ones were answered by telephone. */
const TOLD = 26;
export const FOOD_CONTACT = "一次性塑料餐盒出厂与商超准入检测";

/** The experts and their year's last weeks of conversations. Called when every request is written. */
export async function addTalks(world: World, tx: Tx): Promise<void> {
  const experts = addExperts(world);
  addCannedReplies(world, experts);
  const { rows } = await sql<Told>`
    select r.id, r.number, r.title, r.enterprise_id as "enterpriseId", r.hub_id as "hubId", h.region_code as "regionCode",
      r.triaged_at as at, r.status in ('closed', 'withdrawn', 'expired', 'cancelled') as over,
      (select p.category from packages p where p.request_id = r.id order by p.position limit 1) as category
    from requests r join hubs h on h.id = r.hub_id
    where r.triaged_at is not null order by r.triaged_at desc, r.id limit ${TOLD}`.execute(tx);
  const told = rows.map((row) => ({ ...row, at: new Date(row.at) })).reverse();
  const talks = new Map<string, Talk>();
  for (const [index, request] of told.entries()) {
    const talk =
      request.title === FOOD_CONTACT
        ? await tellFoodContact(world, tx, request, experts)
        : tellRequest(world, request, experts, index);
    talks.set(request.id, talk);
  }
  await addOtherTalks(world, tx, experts);
  addConsultations(world, experts, talks);
  addPanels(world, experts);
  for (const talk of talks.values()) endTalk(talk, unreadIn(talk));
}

/** An ordinary talk: an expert comes, questions are answered, some are closed and rated. */
function tellRequest(world: World, request: Told, experts: ExpertEntry[], index: number): Talk {
  const talk = beginTalk(world, beginningOf(world, request));
  const expert = chooseExpert(experts, request);
  if (!expert) return talk;
  assign(talk, expert, minutesAfter(request.at, 1));
  const scripts = BY_CATEGORY[request.category] ?? BY_CATEGORY.testing ?? [];
  speak(talk, scripts[index % scripts.length] ?? []);
  const done = request.over || index % 3 === 0;
  const at = hoursAfter(talk.at, 2);
  if (done && at < minutesAfter(world.now, -30)) close(talk, at, index % 5 === 4 ? undefined : rating(world));
  return talk;
}

const rating = ({ dice }: World) => ({ score: dice.pick([5, 5, 5, 4, 4, 3]), comment: dice.pick(THANKS) });

/** Some of the latest words wait for `qiye` and `zhuanjia`. */
function unreadIn(talk: Talk): string[] {
  const last = talk.said.at(-1);
  return last && last.at > hoursAfter(talk.world.now, -3) ? ["qiye", "zhuanjia"] : [];
}

import { sql } from "kysely";
import type { Tx } from "~/domain/outbox.server";
import type { ExpertEntry } from "./expert-profiles";
import { assign, beginTalk, close, endTalk, say, sit, type Talk } from "./talk";
import { COUNTER_TALKS, ORDER_TALKS } from "./talk-scripts";
import { chooseExpert, enterpriseOf, speak } from "./telling";
import { daysAfter, dutyMinutesBefore, dutyMoment, minutesAfter } from "./time";
import { known, personOf, type World } from "./world";

const ORDERS = 6;

/** Talks about orders, at counters, and about nothing in particular: one waits in a queue, one for its answer. */
export async function addOtherTalks(world: World, tx: Tx, experts: ExpertEntry[]): Promise<void> {
  const { rows } = await sql<{
    id: string;
    requestId: string;
    number: string;
    enterpriseId: string;
    providerKey: string;
    hubId: string;
    category: string;
    at: Date;
  }>`select o.id, o.request_id as "requestId", o.number, o.enterprise_id as "enterpriseId", o.provider_id as "providerKey",
      o.hub_id as "hubId", p.category, o.created_at as at
    from orders o join packages p on p.id = o.package_id
    where o.status in ('confirmed', 'sample_received', 'on_site', 'in_progress', 'report_issued', 'accepted')
    order by o.created_at desc, o.id limit ${ORDERS}`.execute(tx);
  for (const [index, order] of rows.reverse().entries()) tellOrder(world, order, experts, index);
  addCounters(world);
  addAsked(world, experts);
}

function tellOrder(
  world: World,
  order: {
    id: string;
    requestId: string;
    number: string;
    enterpriseId: string;
    providerKey: string;
    hubId: string;
    category: string;
    at: Date;
  },
  experts: ExpertEntry[],
  index: number,
): void {
  const enterprise = enterpriseOf(world, order.enterpriseId);
  const provider = [...world.providers.values()].find(({ id }) => id === order.providerKey);
  if (!provider) return;
  const talk = beginTalk(world, {
    subject: "order",
    at: new Date(order.at),
    hubId: order.hubId,
    category: order.category,
    orderId: order.id,
    requestId: order.requestId,
    number: order.number,
    enterprise: { organisation: enterprise, person: personOf(enterprise, "owner"), part: "asker" },
    provider: { organisation: provider, person: personOf(provider, "business"), part: "provider" },
  });
  speak(talk, ORDER_TALKS[index % ORDER_TALKS.length] ?? []);
  // the provider's own expert may be called in once the order is its own
  const own = experts.find(({ organisation }) => organisation.id === provider.id);
  if (own && talk.said.length > 2) {
    sit(talk, { organisation: own.organisation, person: own.person, part: "consultant" }, talk.at);
  }
  endTalk(talk);
}

function addCounters(world: World): void {
  const hub = known(world.reference.hubs, "SD370102");
  const organisation = known(world.hubs, hub.id);
  for (const [index, key] of ["yuquan", "chuxing"].entries()) {
    const enterprise = known(world.enterprises, key);
    const talk = beginTalk(world, {
      subject: "counter",
      at: dutyMoment(world.calendar, world.anchor, index + 2, 90 + 40 * index),
      hubId: hub.id,
      category: null,
      enterprise: { organisation: enterprise, person: personOf(enterprise, "owner"), part: "asker" },
      desk: { organisation, person: personOf(organisation, "operator"), part: "counter" },
    });
    speak(talk, COUNTER_TALKS[index] ?? []);
    endTalk(talk);
  }
}

/** Asked of no request: closed and rated, unanswered, with a full expert, and waiting for one. */
function addAsked(world: World, experts: ExpertEntry[]): void {
  const ask = (key: string, category: string, at: Date) => {
    const enterprise = known(world.enterprises, key);
    return beginTalk(world, {
      subject: "enterprise",
      at,
      hubId: known(world.reference.hubs, `SD${enterprise.regionCode}`).id,
      category,
      enterprise: { organisation: enterprise, person: personOf(enterprise, "owner"), part: "asker" },
    });
  };
  const given = (talk: Talk, category: string) => {
    const regionCode = (talk.seats.get("asker")?.organisation.regionCode ?? "").slice(0, 6);
    const expert = chooseExpert(experts, { category, regionCode });
    if (expert) assign(talk, expert, minutesAfter(talk.at, 2));
  };
  const words = (talk: Talk, gap: number, who: "asker" | "expert", text: string) => {
    const seat = talk.seats.get(who);
    if (seat) say(talk, minutesAfter(talk.at, gap), seat, text);
  };

  const rated = ask("lvyuan", "testing", daysAfter(world.now, -3));
  given(rated, "testing");
  words(rated, 2, "asker", "厂界噪声监测昼夜都要做吗？我们夜间不生产。");
  words(rated, 6, "expert", "夜间不生产可以只做昼间，但要在报告里写明生产时段，并附排班记录。");
  words(rated, 5, "asker", "明白了，谢谢！");
  words(rated, 1, "expert", "不客气，有问题随时回来。");
  close(rated, minutesAfter(rated.at, 20), { score: 5, comment: "一句话就说清楚了。" });
  endTalk(rated);

  const unanswered = ask("hengtai", "standards", dutyMinutesBefore(world.calendar, world.now, 14));
  given(unanswered, "standards");
  words(unanswered, 0, "asker", "我们产品铭牌上还印着旧版标准号，库存的铭牌还能继续用吗？");
  endTalk(unanswered, ["zhuanjia"]);

  const busy = ask("tongqu", "brand", dutyMinutesBefore(world.calendar, world.now, 95));
  given(busy, "brand");
  words(busy, 3, "asker", "玩具出口想做自有品牌，商标要先在哪些国家注册？");
  words(busy, 9, "expert", "先在目标市场和生产地注册，可走马德里体系一次指定多国。您的前三大市场是哪里？");
  endTalk(busy);

  const queued = ask("hongye", "intellectual_property", dutyMinutesBefore(world.calendar, world.now, 26));
  words(queued, 1, "asker", "新型夹具的结构想申请实用新型，图纸已经给过两家客户，还能申请吗？");
  endTalk(queued);
}

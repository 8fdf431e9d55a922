import { createHash } from "node:crypto";
import { signedText } from "~/domain/experts/consultation";
import { type ExpertEntry, expertAuthor } from "./expert-profiles";
import { note } from "./log";
import { add, beginTalk, change, endTalk, say, sit, type Talk } from "./talk";
import { hoursAfter, minutesAfter } from "./time";
import type { World } from "./world";

interface Consulting {
  parent: Talk;
  members: ExpertEntry[];
  question: string;
  lines: [member: number, gap: number, words: string][];
  opinion: string;
  at: Date;
  signed: boolean;
}

const SIGNED = {
  question: "客户要求同时按国家标准与出口目的国要求出具报告，能否一次取样、分两份报告？",
  lines: [
    [0, 3, "两套标准的前处理不同，我的意见是同批取样、分样处理，分别出具报告。"],
    [1, 11, "同意。取样量要加到两倍，并在委托单上写清每份报告的用途。"],
    [2, 9, "国内报告盖 CMA 章，出口那份按客户指定格式，注明不用于国内监管即可。"],
    [0, 6, "我来起草意见，请两位看看后签署。"],
  ],
  opinion:
    "一、同批取样、分样处理，取样量不少于两份报告所需之和。\n二、国内用途按现行国家标准出具带资质标志的报告；出口用途按目的国要求另出一份，并注明用途。\n三、两份报告互不代替，样品编号保持一致，便于追溯。",
} as const;
const OPEN = {
  question: "旧模具生产的一批餐盒边缘有析出白斑，是否需要暂停出厂并补做特定迁移？",
  lines: [
    [0, 4, "照片我看过，像是润滑剂残留，也不排除填料析出。"],
    [1, 13, "建议先留样封存，补做总迁移量和高锰酸钾消耗量，两天内能有数。"],
  ],
  opinion: "拟建议：该批次暂缓出厂，封存留样；补做总迁移量与高锰酸钾消耗量，结果合格后再放行。",
} as const;

/** One consultation whose opinion everybody has signed, and one that waits for `zhuanjia`'s signature. */
export function addConsultations(
  world: World,
  experts: ExpertEntry[],
  talks: ReadonlyMap<string, Talk>,
): void {
  const assigned = [...talks.values()].filter(({ assignment }) => assignment !== null);
  const own = assigned.find(({ assignment, row, said }) =>
    Boolean(assignment?.expert.login === "zhuanjia" && row.status === "assigned" && said.length > 4),
  );
  const other = assigned.find(
    (talk) => talk !== own && talk.row.status === "assigned" && talk.at < hoursAfter(world.now, -30),
  );
  const guests = (talk: Talk, count: number) =>
    experts
      .filter((each) => each.ofHub && each.onDuty && each.id !== talk.assignment?.expert.id)
      .slice(0, count);
  const led = (talk: Talk, count: number) =>
    talk.assignment ? [talk.assignment.expert, ...guests(talk, count)] : [];
  if (other) {
    tell(world, {
      parent: other,
      members: led(other, 2),
      ...SIGNED,
      lines: [
        ...SIGNED.lines.map(([member, gap, words]) => [member, gap, words] as [number, number, string]),
      ],
      at: hoursAfter(other.at, 1),
      signed: true,
    });
  }
  if (own) {
    tell(world, {
      parent: own,
      members: led(own, 1),
      ...OPEN,
      lines: [...OPEN.lines.map(([member, gap, words]) => [member, gap, words] as [number, number, string])],
      at: new Date(Math.max(own.at.getTime(), minutesAfter(world.now, -30).getTime()) + 60_000),
      signed: false,
    });
  }
}

function tell(world: World, { parent, members, question, lines, opinion, at, signed }: Consulting): void {
  const id = world.dice.id(at);
  const [lead] = members;
  if (!lead) return;
  change(parent, at, "state", { change: "consultation_opened", consultationId: id });
  const group = beginTalk(world, {
    subject: "consultation",
    at,
    hubId: String(parent.row.hub_id),
    category: String(parent.row.category),
    parent,
  });
  Object.assign(group.row, { created_by: lead.person.id });
  change(group, at, "state", { change: "consultation_opened", consultationId: id });
  const end = minutesAfter(at, 50);
  for (const member of members) {
    const seat = { organisation: member.organisation, person: member.person, part: "consultant" } as const;
    group.seats.set(member.login as "consultant", seat);
    sit(group, seat, at);
    if (member === lead) continue;
    sit(parent, seat, at, signed ? end : null);
    const { id: userId, name } = member.person;
    change(parent, at, "state", { change: "joined", userId, name, part: "consultant" });
  }
  for (const [who, gap, words] of lines) {
    const seat = group.seats.get((members[who] ?? lead).login);
    if (seat) say(group, minutesAfter(group.at, gap), seat, words);
  }
  addRows(world, { id, parent, group, members, lead, question, opinion, at, end, signed });
}

interface Rows {
  id: string;
  parent: Talk;
  group: Talk;
  members: ExpertEntry[];
  lead: ExpertEntry;
  question: string;
  opinion: string;
  at: Date;
  end: Date;
  signed: boolean;
}

function addRows(world: World, rows: Rows): void {
  const { id, parent, group, members, lead, question, opinion, at, end, signed } = rows;
  const hash = createHash("sha256").update(signedText({ id, question, opinion })).digest("hex");
  const about = {
    ...(parent.requestId ? { requestId: parent.requestId } : {}),
    data: {
      consultationId: id,
      conversationId: parent.row.id,
      ...(parent.number ? { number: parent.number } : {}),
    },
    audit: { type: "consultation", id },
  };
  world.rows.add("consultations", {
    ...{ id, conversation_id: parent.row.id, group_id: group.row.id, question, opened_by: lead.person.id },
    ...{ opened_at: at, opinion, opinion_hash: hash, status: signed ? "signed" : "open" },
    ...{ closed_at: signed ? end : null, version: 2 },
  });
  const signedAt = (index: number) => minutesAfter(end, index - members.length);
  members.forEach((member, index) => {
    const signs = signed || (member !== lead && member.login !== "zhuanjia");
    world.rows.add("consultation_members", {
      ...{ consultation_id: id, expert_id: member.id, lead: member === lead },
      ...{
        signed_at: signs ? (signed ? signedAt(index) : group.at) : null,
        signed_hash: signs ? hash : null,
      },
    });
  });
  note(world, at, expertAuthor(lead), "consultation.opened", about);
  if (signed) {
    const signers = members.map(({ person, organisation }, index) => ({
      ...{ name: person.name, organisation: organisation.name, at: signedAt(index).toISOString() },
    }));
    const card = { kind: "opinion", consultationId: id, opinion, hash, signers };
    add(parent, end, { type: "card", data: { card } });
    change(group, end, "state", { change: "consultation_signed", consultationId: id });
    change(group, end, "state", { change: "closed" });
    Object.assign(group.row, { status: "closed" });
    note(world, end, expertAuthor(members.at(-1) ?? lead), "consultation.signed", about);
  }
  endTalk(group);
}

import { regionPrefix } from "~/domain/experts/rank-experts";
import { by } from "./story";
import { dayAfter, dayOf, daysAfter } from "./time";
import type { Organisation, Person, World } from "./world";

/** An expert of the demo, as ranking sees him. */
export interface ExpertEntry {
  id: string;
  login: string;
  person: Person;
  organisation: Organisation;
  title: string;
  fields: string[];
  regions: string[];
  capacity: number;
  load: number;
  lastAssignedAt: number | null;
  onDuty: boolean;
  ofHub: boolean;
}

interface Plan {
  title: string;
  fields: string[];
  regions?: string[];
  periods?: [string, string][];
  capacity?: number;
  backup?: string;
}

const EVENINGS: [string, string][] = [
  ["08:30", "12:00"],
  ["13:30", "17:30"],
  ["19:00", "20:30"],
];

/** By login; whoever is not named takes whatever nobody else takes. */
const PLANS: Record<string, Plan> = {
  zhuanjia: {
    title: "食品接触材料 · 高级工程师",
    fields: ["testing", "standards"],
    periods: EVENINGS,
    capacity: 12,
    backup: "zj-sd370102-2",
  },
  "zj-sd370102-2": { title: "化学检测 · 工程师", fields: ["testing"], capacity: 8, backup: "zhuanjia" },
  "zj-sd370102-3": {
    title: "压力与衡器计量 · 一级注册计量师",
    fields: ["metrology"],
    capacity: 8,
    regions: ["3701"],
  },
  "zj-sd3701-1": {
    title: "质量管理体系 · 高级审核员",
    fields: ["certification", "quality_management"],
    capacity: 10,
  },
  "zj-sd3701-2": {
    title: "环境监测 · 高级工程师",
    fields: ["testing"],
    capacity: 10,
    backup: "zj-sd3701-3",
  },
  "zj-sd3701-3": {
    title: "质量管理与检测 · 工程师",
    fields: ["quality_management", "testing"],
    capacity: 10,
    backup: "zj-sd3701-2",
  },
  "zj-sd-1": {
    title: "知识产权与品牌 · 专利代理师",
    fields: ["intellectual_property", "brand"],
    capacity: 1,
  },
  "zj-sd-2": {
    title: "标准化 · 研究员",
    fields: ["standards", "metrology"],
    capacity: 12,
    periods: EVENINGS,
  },
  "zj-sd370112-1": { title: "食品标签与检验 · 工程师", fields: ["testing", "standards"] },
  "zj-sd3702-1": { title: "消费品出口检测 · 高级工程师", fields: ["testing", "certification"] },
  "zj-sd370202-1": { title: "综合质量服务", fields: [] },
  "zj-sd3706-1": { title: "环境与装备检测 · 高级工程师", fields: ["testing", "metrology"] },
  "zj-sd3709-1": { title: "计量校准 · 一级注册计量师", fields: ["metrology", "testing"] },
  "zj-sd3713-1": { title: "建材检测 · 工程师", fields: ["testing"], regions: ["3713", "3711"] },
};
const PROVIDERS_OWN: Plan = { title: "机构技术专家", fields: ["testing", "metrology", "certification"] };

/** The profiles of everybody who is an expert, days off, and replies that houses and people keep. */
export function addExperts(world: World): ExpertEntry[] {
  const houses = [
    ...[...world.hubs.values()].map((organisation) => ({ organisation, ofHub: true })),
    ...[...world.providers.values()].map((organisation) => ({ organisation, ofHub: false })),
  ];
  const entries = houses.flatMap(({ organisation, ofHub }) =>
    organisation.people
      .filter(({ role }) => role === "expert")
      .map((person) => entryOf(world, organisation, person, ofHub)),
  );
  const idOf = new Map(entries.map(({ login, id }) => [login, id]));
  for (const entry of entries) addRow(world, entry, idOf);
  addLeaves(world, entries);
  return entries;
}

const planOf = (login: string, ofHub: boolean): Plan =>
  PLANS[login] ?? (ofHub ? { title: "综合质量服务", fields: [] } : PROVIDERS_OWN);

function entryOf(world: World, organisation: Organisation, person: Person, ofHub: boolean): ExpertEntry {
  const plan = planOf(person.login, ofHub);
  return {
    id: world.dice.id(daysAfter(world.now, -370)),
    login: person.login,
    person,
    organisation,
    title: plan.title,
    fields: plan.fields,
    regions: plan.regions ?? [regionPrefix(organisation.regionCode)],
    capacity: plan.capacity ?? 6,
    load: 0,
    lastAssignedAt: null,
    onDuty: true,
    ofHub,
  };
}

function addRow(world: World, entry: ExpertEntry, idOf: ReadonlyMap<string, string>): void {
  const { login, organisation, person } = entry;
  const plan = planOf(login, entry.ofHub);
  world.rows.add("experts", {
    id: entry.id,
    user_id: person.id,
    organisation_id: organisation.id,
    title: entry.title,
    introduction: `${entry.title}，为演示而虚构的人物，不对应任何真实的人。`,
    fields: entry.fields,
    regions: plan.regions ?? [],
    duty_periods: plan.periods ?? null,
    capacity: entry.capacity,
    backup_id: (plan.backup && idOf.get(plan.backup)) ?? null,
    status: "active",
    created_at: daysAfter(world.now, -370),
    version: 1,
  });
}

/** Somebody is away these days, and somebody will be. */
function addLeaves(world: World, entries: readonly ExpertEntry[]): void {
  const today = dayOf(world.now);
  const days: [login: string, from: number, to: number, reason: string][] = [
    ["zj-sd370102-2", 6, 10, "年休假"],
    ["zj-sd3706-1", -1, 2, "外出参加能力验证评审"],
  ];
  for (const [login, from, to, reason] of days) {
    const entry = entries.find((each) => each.login === login);
    if (!entry) continue;
    if (from <= 0) entry.onDuty = false;
    world.rows.add("expert_leaves", {
      id: world.dice.id(daysAfter(world.now, -2)),
      expert_id: entry.id,
      starts_on: dayAfter(today, from),
      ends_on: dayAfter(today, to),
      reason: `${reason}（演示）`,
      created_by: entry.person.id,
      created_at: daysAfter(world.now, -2),
    });
  }
}

export const expertAuthor = ({ organisation, person }: ExpertEntry) => by(organisation, person);

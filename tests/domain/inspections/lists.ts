import type { Announcement, Grade, InspectedObject, ListedInspector } from "~/domain/inspections/canonical";
import { DEFAULT_ODDS } from "~/domain/inspections/inspection";

const hex = (kind: number, n: number) => `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
export const objectId = (n: number) => hex(1, n);
export const inspectorId = (n: number) => hex(2, n);

export const announcement = (more: Partial<Announcement> = {}): Announcement => ({
  number: "CC-370000-2026-000001",
  title: "检验检测机构抽查",
  matters: ["资质认定条件", "报告真实性"],
  region: "370000",
  category: "testing",
  perObject: 2,
  crossRegion: false,
  odds: DEFAULT_ODDS,
  seedSource: "双色球第 2026135 期",
  seedFrom: "2026-11-24T13:30:00.000Z",
  ...more,
});

export const anObject = (n: number, grade: Grade, more: Partial<InspectedObject> = {}): InspectedObject => ({
  id: objectId(n),
  name: `机构${n}`,
  uscc: `U${n}`,
  region: "370102",
  grade,
  ungraded: false,
  ties: [`U${n}`],
  ...more,
});

export const anInspector = (n: number, more: Partial<ListedInspector> = {}): ListedInspector => ({
  id: inspectorId(n),
  name: `检查员${n}`,
  card: `ZF${n}`,
  employer: "省局",
  region: "370100",
  ties: [],
  ...more,
});

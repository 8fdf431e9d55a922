/** What is known of a change beyond the releases. */
export interface Decision {
  readonly to: readonly string[];
  /** Day of the announcement, where a page was read; else the bracket of the releases stands. */
  readonly effectiveOn?: string;
  readonly note: string;
}

const LAIWU =
  "State Council approval announced 2019-01-09: 莱城区 became 莱芜区, 钢城区 stayed 钢城区, both of 济南 (peopleweekly.cn/html/2019/wenchuandianxun_0110/9692.html)";
const YICHUN = "well-known change of 伊春 in 2019, not derivable from names or towns; confirm before use";
const KNOWN = "well-known change, not derivable from names alone; confirm before use";

/** Changes that names and towns in the releases do not settle. Everything else is derived. */
export const decisions: ReadonlyMap<string, Decision> = new Map([
  ["371200", { to: ["370116", "370117"], effectiveOn: "2019-01-09", note: LAIWU }],
  ["371202", { to: ["370116"], effectiveOn: "2019-01-09", note: LAIWU }],
  ["371203", { to: ["370117"], effectiveOn: "2019-01-09", note: LAIWU }],
  ["371201", { to: ["370116", "370117"], effectiveOn: "2019-01-09", note: LAIWU }],
  ["120225", { to: ["120119"], note: `${KNOWN}: 蓟县 became 蓟州区` }],
  ["340702", { to: ["340705"], note: `${KNOWN}: 铜官山区 and 狮子山区 became 铜官区` }],
  ["469003", { to: ["460400"], note: `${KNOWN}: 儋州 became a prefecture-level city` }],
  ["500234", { to: ["500154"], note: `${KNOWN}: 开县 became 开州区` }],
  ["542421", { to: ["540602"], note: `${KNOWN}: 那曲县 became 色尼区` }],
  ["652201", { to: ["650502"], note: `${KNOWN}: county-level 哈密市 became 伊州区` }],
  ["230702", { to: ["230717"], note: YICHUN }],
  ["230705", { to: ["230751"], note: YICHUN }],
  ["230706", { to: ["230718"], note: YICHUN }],
  ["230711", { to: ["230718"], note: YICHUN }],
  ["230712", { to: ["230723"], note: YICHUN }],
  ["230714", { to: ["230723"], note: YICHUN }],
  ["230713", { to: ["230725"], note: YICHUN }],
]);

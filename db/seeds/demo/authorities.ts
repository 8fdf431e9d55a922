import { addOrganisation } from "./organisations";
import { addPerson, type NewPerson } from "./people";
import type { HubRow } from "./reference-rows";
import { known, type Organisation, type World } from "./world";

/** Hubs with people of their own; the others have accounts opened by their superior when they are needed. */
const STAFFED = [
  ...["SD", "SD3701", "SD3702", "SD3703", "SD3704", "SD3705", "SD3706", "SD3707", "SD3708", "SD3709"],
  ...["SD3710", "SD3711", "SD3713", "SD3714", "SD3715", "SD3716", "SD3717"],
  ...["SD370102", "SD370103", "SD370104", "SD370105", "SD370112", "SD370114", "SD370115", "SD370116"],
  ...["SD370114-MS", "SD370115-JB", "SD370116-LW", "SD370112-LG"],
  ...["SD370202", "SD370211", "SD370214", "SD370303", "SD370602", "SD370613", "SD370705", "SD370811"],
  ...["SD370902", "SD371002", "SD371102", "SD371302", "SD371402", "SD371702"],
];

const NAMED: Record<string, NewPerson> = {
  SD370102: { login: "zhandian", role: "supervisor", name: "周倩", mail: true },
  SD3701: { login: "shi", role: "supervisor", mail: true },
  SD: { login: "sheng", role: "supervisor", mail: true },
};

/** How many experts a hub employs. */
const EXPERTS: Record<string, number> = {
  ...{ SD: 2, SD3701: 3, SD370102: 3, SD370112: 1, SD3702: 1, SD370202: 1, SD3706: 1, SD3709: 1, SD3713: 1 },
};

const REGULATORS: [key: string, region: string, name: string][] = [
  ["jianguan", "370000", "山东省市场监督管理局"],
  ["jianguan-jinan", "370100", "济南市市场监督管理局"],
  ["jianguan-lixia", "370102", "济南市历下区市场监督管理局"],
  ["jianguan-qingdao", "370200", "青岛市市场监督管理局"],
  ["jianguan-shinan", "370202", "青岛市市南区市场监督管理局"],
];

function addHub(world: World, hub: HubRow): void {
  const organisation = addOrganisation(world, {
    key: hub.code,
    kind: "hub",
    name: hub.name,
    regionCode: hub.regionCode,
    hubId: hub.id,
  });
  const code = hub.code.toLowerCase();
  addPerson(world, organisation, NAMED[hub.code] ?? { login: `hub-${code}`, role: "supervisor" });
  addPerson(world, organisation, { login: `hub-${code}-2`, role: "operator" });
  for (let n = 1; n <= (EXPERTS[hub.code] ?? 0); n++) addPerson(world, organisation, expert(hub.code, n));
  world.hubs.set(hub.id, organisation);
}

function expert(code: string, n: number): NewPerson {
  if (code === "SD370102" && n === 1)
    return { login: "zhuanjia", role: "expert", name: "王海峰", mail: true };
  return { login: `zj-${code.toLowerCase()}-${n}`, role: "expert" };
}

/** The administrator's platform, the staffed hubs with their experts, and regulators of three levels. */
export function addAuthorities(world: World): void {
  const input = {
    key: "platform",
    kind: "platform",
    name: "泉质享平台运营中心",
    regionCode: "370000",
  } as const;
  Object.assign(world.platform, addOrganisation(world, input));
  addPerson(world, world.platform, { login: "admin", role: "admin", mail: true });
  for (const code of STAFFED) addHub(world, known(world.reference.hubs, code));
  for (const [key, regionCode, name] of REGULATORS) {
    const regulator: Organisation = addOrganisation(world, { key, kind: "regulator", name, regionCode });
    addPerson(world, regulator, { login: key, role: "regulator", mail: !key.includes("-") });
    world.regulators.set(key, regulator);
  }
}

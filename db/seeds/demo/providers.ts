import { addAccreditations } from "./accreditations";
import { addOrganisation, addressIn, pointNear } from "./organisations";
import { addPerson } from "./people";
import { PROVIDERS, type ProviderPlan } from "./provider-plans";
import { daysAfter } from "./time";
import { known, type Provider, type World } from "./world";

const CATEGORIES = [
  ...["metrology", "standards", "certification", "testing"],
  ...["quality_management", "intellectual_property", "brand"],
];
/** Providers that employ an expert. */
const WITH_EXPERT = new Set(["jigou", "jigou2", "jiaodong", "quanji", "haiyue", "biaoyan"]);
const SIGNING: Record<string, string> = { jigou: "qianzi", jigou2: "qianzi2" };

/** The providers with people, sites, grades, accreditations and scope. */
export function addProviders(world: World): void {
  PROVIDERS.forEach((plan, index) => {
    const organisation = addOrganisation(world, {
      key: plan.key,
      kind: "provider",
      name: plan.name,
      regionCode: plan.region,
      serial: 5000 + index,
    });
    const provider: Provider = {
      ...organisation,
      provisional: plan.trouble === "provisional",
      grades: {},
      signatories: [],
      siteIds: [],
    };
    world.providers.set(plan.key, provider);
    addRecord(world, provider, plan);
    addStaff(world, provider, plan);
    addSites(world, provider, plan);
    addAccreditations(world, provider, plan, index);
    addLines(world, provider, plan);
  });
}

function addRecord(world: World, provider: Provider, { trouble, grade }: ProviderPlan): void {
  const ago = (days: number) => daysAfter(world.now, -days);
  world.rows.add("providers", {
    organisation_id: provider.id,
    provisional: provider.provisional,
    vetted_at: provider.provisional ? null : ago(400),
    blacklisted_at: trouble === "blacklisted" ? ago(25) : null,
    blacklist_reason: trouble === "blacklisted" ? "出具虚假检验检测报告（演示情形）" : null,
    suspended_at: trouble === "suspended" ? ago(12) : null,
    suspension_reason: trouble === "suspended" ? "监督检查发现原始记录缺失，限期整改（演示情形）" : null,
    introduction: `${provider.name}是为演示而虚构的机构，名称、证书与人员均不对应任何真实主体。`,
  });
  // the grade it had while the year's stories happened; what it has now is computed when they are told
  for (const category of CATEGORIES) {
    provider.grades[category] = grade;
    world.rows.add("provider_grades", {
      provider_id: provider.id,
      category,
      grade,
      as_of: `${world.anchor.slice(0, 7)}-01`,
    });
  }
}

function addStaff(world: World, provider: Provider, { key }: ProviderPlan): void {
  const signsIn = key in SIGNING;
  const person = (login: string, role: string, mail = false) =>
    addPerson(world, provider, { login, role, mail });
  person(signsIn ? `${key}-zr` : `jg-${key}`, "owner");
  person(signsIn ? key : `jg-${key}-yw`, "business", signsIn);
  person(SIGNING[key] ?? `jg-${key}-qz`, "signatory", signsIn);
  if (signsIn) person(`${key}-js`, "technical");
  if (signsIn) person(`${key}-zl`, "quality");
  if (WITH_EXPERT.has(key)) person(`zj-${key}`, "expert");
}

function addSites(world: World, provider: Provider, plan: ProviderPlan): void {
  [plan.region, ...(plan.branches ?? [])].forEach((region, index) => {
    const id = world.dice.id(daysAfter(world.now, -400));
    provider.siteIds.push(id);
    world.rows.add("sites", {
      id,
      provider_id: provider.id,
      name: index === 0 ? "总部实验室" : `${known(world.reference.regions, region).name}分部`,
      region_code: region,
      address: addressIn(world, region),
      ...pointNear(world, region),
    });
  });
}

/** Vetted capability lines for what needs no accreditation. */
function addLines(world: World, provider: Provider, plan: ProviderPlan): void {
  for (const line of plan.advises ?? []) {
    const [category = "", kind = ""] = line.split(":");
    world.rows.add("capability_lines", {
      id: world.dice.id(daysAfter(world.now, -390)),
      provider_id: provider.id,
      site_id: provider.siteIds[0],
      category,
      kind,
      description: "五年以上同类服务经验，专职人员不少于六人（演示）",
      status: "vetted",
      decided_at: daysAfter(world.now, -385),
    });
  }
}

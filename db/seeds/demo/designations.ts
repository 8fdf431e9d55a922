import { dayAfter, daysAfter } from "./time";
import { known, type World } from "./world";

/** Who may verify what by whose order: county first, else the city's body. */
const DESIGNATIONS: [region: string, provider: string, classes: string[]][] = [
  ["370102", "quanji", ["MI-TX", "MI-FL-WM", "MI-MA-NA"]],
  ["370103", "quanji", ["MI-TX", "MI-FL-WM"]],
  ["370112", "quanji", ["MI-FL-WM", "MI-PR-BP"]],
  ["370100", "quanji", ["MI-MA-NA", "MI-EL-EM", "MI-PR-BP"]],
  ["370202", "jiaozhouwan", ["MI-TX", "MI-FL-WM", "MI-MA-NA"]],
  ["370200", "jiaozhouwan", ["MI-EL-EM", "MI-PR-BP"]],
  ["371002", "huancui", ["MI-TX", "MI-MA-NA"]],
];

/** Bodies that authorities named for compulsory instruments. */
export function addDesignations(world: World): void {
  for (const [region, key, classes] of DESIGNATIONS) {
    const provider = known(world.providers, key);
    const place = known(world.reference.regions, region).name;
    for (const code of classes) {
      world.rows.add("verification_designations", {
        id: world.dice.id(daysAfter(world.now, -400)),
        provider_id: provider.id,
        site_id: provider.siteIds[0],
        object_class_id: known(world.reference.classes, code).id,
        region_code: region,
        basis: `${place}市场监管部门指定文件〔演示〕第 ${world.dice.int(1, 40)} 号`,
        valid_from: dayAfter(world.anchor, -500),
        valid_to: dayAfter(world.anchor, 600),
      });
    }
  }
}

import { dayAfter, daysAfter } from "./time";
import { known, type Provider, type World } from "./world";

/** What bars single providers from single things; before any story is told, as the gate reads it. */
export function addTroubles(world: World): void {
  const { rows, dice, anchor, now } = world;
  const failed = known(world.providers, "bohai");
  const lead = known(world.reference.parameters, "GB/T 5750.6-2023").find(({ name }) => name === "铅");
  rows.add("parameter_suspensions", {
    id: dice.id(daysAfter(now, -30)),
    provider_id: failed.id,
    parameter_id: lead?.id ?? null,
    reason: "能力验证结果不满意（演示情形）",
    starts_on: dayAfter(anchor, -30),
    ends_on: dayAfter(anchor, 60),
  });
  rows.add("declared_ties", {
    id: dice.id(daysAfter(now, -200)),
    provider_id: known(world.providers, "taihe").id,
    uscc: known(world.usccs, "mingshui"),
    nature: "同一控股股东（演示情形）",
    declared_at: daysAfter(now, -200),
  });
  const object_text = "水和涉水产品（桶装）";
  rows.add("object_placements", {
    object_norm: object_text.normalize("NFKC"),
    object_text,
    object_class_id: known(world.reference.classes, "WA").id,
    placed_at: daysAfter(now, -90),
  });
}

/** Certificates and capability lines that wait at the hub of Lixia. */
export function addWaitingProofs(world: World): void {
  const { rows, dice, anchor, now } = world;
  const lab = known(world.providers, "jigou2");
  rows.add("accreditations", {
    id: dice.id(daysAfter(now, -2)),
    provider_id: lab.id,
    kind: "cnas",
    number: "CNAS L99901",
    valid_from: dayAfter(anchor, -10),
    valid_to: dayAfter(anchor, 2180),
    created_at: daysAfter(now, -2),
  });
  addLine(world, known(world.providers, "zhiquan"), "brand", "consulting");
  addLine(world, lab, "quality_management", "training");
}

function addLine({ rows, dice, now }: World, provider: Provider, category: string, kind: string): void {
  rows.add("capability_lines", {
    id: dice.id(daysAfter(now, -1)),
    provider_id: provider.id,
    site_id: provider.siteIds[0],
    category,
    kind,
    description: "新增服务方向，附近三年项目清单（演示）",
    created_at: daysAfter(now, -1),
  });
}

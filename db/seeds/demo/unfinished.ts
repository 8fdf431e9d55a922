import { draftBody } from "~/domain/requests/draft";
import { hoursAfter } from "./time";
import { known, personOf, type World } from "./world";

/** A request that qiye was typing when the phone rang: the wizard's second step, one of two rows complete. */
export function addUnfinishedDraft(world: World): void {
  const enterprise = known(world.enterprises, "qiye");
  const title = "可降解餐盒出厂检测";
  const item = { sampleName: "可降解餐盒 650 mL", objectClass: "FCM-PL", quantity: "3", unit: "批" };
  const body = draftBody.parse({
    title,
    description: "新材料首批投产，先做迁移量与感官，再看要不要做降解性能。（演示）",
    region: enterprise.regionCode,
    packages: [
      {
        ...{ key: "demo-p1", category: "testing", stage: "production", kind: "testing" },
        items: [
          { ...item, key: "demo-i1", document: "GB 31604.8-2021", parameter: "总迁移量" },
          { ...item, key: "demo-i2" },
        ],
      },
    ],
  });
  const at = hoursAfter(world.now, -2);
  world.rows.add("request_drafts", {
    id: world.dice.id(at),
    enterprise_id: enterprise.id,
    created_by: personOf(enterprise, "owner").id,
    title,
    step: 2,
    body,
    created_at: at,
    updated_at: hoursAfter(world.now, -1),
  });
}

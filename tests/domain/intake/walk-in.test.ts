import { afterAll, describe, expect, it } from "vitest";
import { fileWalkIn } from "~/domain/intake/file-walk-in.server";
import { filingForm, PACKAGES } from "~/domain/intake/walk-in";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, refusalOf } from "../requests/support";

const { db, drop } = await testDatabase();
afterAll(drop);
const zhandian = await hubOperator(db);
const visitor = await enterprise(db);

const BLANK = { category: "metrology", stage: "research", kind: "verification", items: [{}, {}] };
const GAUGES = {
  ...{ category: "metrology", stage: "production", kind: "calibration", evidential: "on" },
  items: [
    { sampleName: "压力表", document: "JJG 52-2013", parameter: "示值误差", quantity: "12", unit: "台" },
    {},
  ],
};
const BOXES = {
  ...{ category: "testing", stage: "production", kind: "testing" },
  items: [{ sampleName: "餐盒", document: "GB 31604.8-2021", parameter: "总迁移量" }],
};
const filing = (packages: unknown[]) => ({
  enterpriseId: visitor.organisationId,
  title: "新厂一揽子服务",
  delivery: "send_sample",
  packages,
});

describe("a walk-in's request", () => {
  it("takes several packages, each with its own service; blank ones after the first do not count", async () => {
    const { id } = await fileWalkIn(db, zhandian, filingForm.parse(filing([GAUGES, BLANK, BOXES])));
    const packages = await db
      .selectFrom("packages")
      .select(["position", "category", "kind", "status"])
      .where("request_id", "=", id)
      .orderBy("position")
      .execute();
    expect(packages).toEqual([
      { position: 1, category: "metrology", kind: "calibration", status: "submitted" },
      { position: 2, category: "testing", kind: "testing", status: "submitted" },
    ]);
    const items = await db
      .selectFrom("items as i")
      .innerJoin("packages as p", "p.id", "i.package_id")
      .select(["i.sample_name", "i.quantity", "i.unit", "i.evidential"])
      .where("p.request_id", "=", id)
      .orderBy("p.position")
      .execute();
    expect(items).toEqual([
      { sample_name: "压力表", quantity: 12, unit: "台", evidential: true },
      { sample_name: "餐盒", quantity: 1, unit: "件", evidential: false },
    ]);
  });

  it("without any item is refused at the first package", async () => {
    const read = filingForm.parse(filing([BLANK]));
    const refused = await refusalOf((async () => fileWalkIn(db, zhandian, read))());
    expect(Object.keys(refused?.detail.fields ?? {})[0]).toMatch(/^packages\.0\./);
  });

  it("takes no more packages than the form offers", () => {
    const many = Array.from({ length: PACKAGES + 1 }, () => GAUGES);
    expect(filingForm.safeParse(filing(many)).success).toBe(false);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { createRequest } from "~/domain/requests/create-request.server";
import { submitRequest } from "~/domain/requests/submit-request.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, person, refusalOf, request } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const qiye = await enterprise(db);

const row = (id: string) =>
  db
    .selectFrom("requests as r")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("hubs as o", "o.id", "r.origin_hub_id")
    .selectAll("r")
    .select(["h.code as hub", "o.code as origin"])
    .where("r.id", "=", id)
    .executeTakeFirstOrThrow();
const items = (id: string) =>
  db
    .selectFrom("items as i")
    .innerJoin("packages as p", "p.id", "i.package_id")
    .selectAll("i")
    .where("p.request_id", "=", id)
    .execute();

describe("filing a request", () => {
  it("resolves its items, numbers it, starts the hub's clock and tells it", async () => {
    const { id } = await createRequest(db, qiye, request());
    const found = await row(id);
    expect(found.number).toMatch(/^XQ-370102-\d{4}-\d{6}$/);
    expect(found).toMatchObject({ status: "submitted", hub: "SD370102", version: 1, channel: "online" });
    expect(found.triage_due_at).toBeInstanceOf(Date);
    const [item] = await items(id);
    expect(item).toMatchObject({ document_text: "GB 31604.8-2021", parameter_text: "总迁移量", quantity: 3 });
    expect(item?.parameter_id).not.toBeNull();
    expect(item?.object_class_id).not.toBeNull();
    const events = await db.selectFrom("events").select("kind").where("request_id", "=", id).execute();
    expect(events).toEqual([{ kind: "request.submitted" }]);
  });

  it("stays a draft without number or clock until it is submitted", async () => {
    const { id } = await createRequest(db, qiye, request({ submit: false }));
    expect(await row(id)).toMatchObject({ status: "draft", number: null, triage_due_at: null });
    await submitRequest(db, qiye, { requestId: id });
    expect(await row(id)).toMatchObject({ status: "submitted" });
    expect(await refusalOf(submitRequest(db, qiye, { requestId: id }))).toMatchObject({ kind: "conflict" });
  });

  it("checks permission, then state, then version", async () => {
    const { id } = await createRequest(db, qiye, request({ submit: false }));
    const stranger = await enterprise(db);
    expect(await refusalOf(submitRequest(db, stranger, { requestId: id }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(submitRequest(db, qiye, { requestId: id, expectedVersion: 7 }))).toMatchObject({
      kind: "stale",
    });
    await submitRequest(db, qiye, { requestId: id, expectedVersion: 1 });
    expect(await refusalOf(submitRequest(db, qiye, { requestId: id, expectedVersion: 1 }))).toMatchObject({
      kind: "conflict",
    });
  });

  it("gives fifty at once fifty numbers without a gap", async () => {
    const made = await Promise.all(
      Array.from({ length: 50 }, () => createRequest(db, qiye, request({ region: "370103" }))),
    );
    const rows = await Promise.all(made.map(({ id }) => row(id)));
    const serials = rows.map(({ number }) => Number(number?.slice(-6))).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it("lets a hub file for a walk-in enterprise, also one from elsewhere, and stay its origin", async () => {
    const zhandian = await hubOperator(db);
    const visitor = await enterprise(db, { regionCode: "370103" });
    const { id } = await createRequest(db, zhandian, request(), { enterpriseId: visitor.organisationId });
    expect(await row(id)).toMatchObject({ channel: "counter", hub: "SD370103", origin: "SD370102" });
  });

  it.each([
    ["a provider", { kind: "provider", role: "business" }],
    ["a regulator", { kind: "regulator", role: "regulator", hubCode: "SD" }],
    ["an expert of a hub", { kind: "hub", role: "expert", hubCode: "SD370102" }],
    ["an administrator", { kind: "platform", role: "admin" }],
  ] as const)("%s may not file", async (_who, somebody) => {
    const actor = await person(db, somebody);
    const filing = { enterpriseId: qiye.organisationId };
    expect(await refusalOf(createRequest(db, actor, request(), filing))).toMatchObject({ kind: "forbidden" });
  });

  it("an enterprise may not file for another, nor a suspended one at all", async () => {
    const other = await enterprise(db);
    const filing = { enterpriseId: other.organisationId };
    expect(await refusalOf(createRequest(db, qiye, request(), filing))).toMatchObject({ kind: "forbidden" });
    await db
      .updateTable("organisations")
      .set({ status: "suspended" })
      .where("id", "=", other.organisationId)
      .execute();
    expect(await refusalOf(createRequest(db, other, request()))).toMatchObject({
      code: "organisation_suspended",
    });
  });

  it("points compulsory verification out to the hub", async () => {
    const { id } = await createRequest(
      db,
      qiye,
      request({
        packages: [
          {
            category: "metrology",
            stage: "production",
            kind: "verification",
            items: [
              {
                sampleName: "电子台秤",
                objectClass: "MI-MA-NA",
                document: "JJG 539-2016",
                parameter: "示值误差",
                quantity: 2,
                unit: "台",
              },
            ],
          },
        ],
      }),
    );
    const event = await db
      .selectFrom("events")
      .select("data")
      .where("request_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(event.data).toMatchObject({ compulsory: 1 });
  });
});

const oneItem = (item: Record<string, unknown>) =>
  request({
    packages: [
      {
        category: "testing",
        stage: "production",
        kind: "testing",
        items: [
          {
            sampleName: "餐盒",
            document: "GB 31604.8-2021",
            parameter: "总迁移量",
            quantity: 1,
            unit: "批",
            ...item,
          },
        ],
      },
    ],
  });

describe("exact vocabulary", () => {
  it.each([
    ["an alias", { parameter: "总迁移量的测定" }],
    ["spaces and width", { parameter: " 总 迁移量 " }],
    ["another spelling of the number", { document: "ＧＢ31604.8－2021" }],
  ])("takes %s", async (_what, item) => {
    const { id } = await createRequest(db, qiye, oneItem(item));
    expect((await items(id))[0]?.parameter_text).toBe("总迁移量");
  });

  it("takes ids of both", async () => {
    const known = await db
      .selectFrom("parameters as p")
      .innerJoin("normative_documents as d", "d.id", "p.document_id")
      .select(["p.id as parameter", "d.id as document"])
      .where("d.std_norm", "=", "GB 31604.8-2021")
      .executeTakeFirstOrThrow();
    const { id } = await createRequest(db, qiye, oneItem(known));
    expect((await items(id))[0]).toMatchObject({
      parameter_id: known.parameter,
      document_id: known.document,
    });
  });

  it.each([
    [
      "an undated number",
      { document: "GB 31604.8" },
      "document",
      /^undated_document\|try=GB 31604\.8-2021、/,
    ],
    [
      "an edition that never was",
      { document: "GB 31604.8-2019" },
      "document",
      /^unknown_document\|try=GB 31604\.8-2021、/,
    ],
    ["no number at all", { document: "随便" }, "document", /^unreadable_document$/],
    ["an unknown id", { document: "01900000-0000-7000-8000-00000000ffff" }, "document", /^unknown_document$/],
    [
      "a parameter it does not know",
      { parameter: "总迁移" },
      "parameter",
      /^unknown_parameter\|try=总迁移量/,
    ],
    ["an unknown class", { objectClass: "不存在的类" }, "objectClass", /^unknown_object_class$/],
  ])("refuses %s, and offers what is near", async (_what, item, field, code) => {
    const refusal = await refusalOf(createRequest(db, qiye, oneItem(item)));
    expect(refusal).toMatchObject({ kind: "invalid" });
    expect(refusal?.detail.fields?.[`packages.0.items.0.${field}`]).toMatch(code);
  });

  it("follows a parameter that a hub merged into another", async () => {
    const document = await db
      .selectFrom("normative_documents")
      .select("id")
      .where("std_norm", "=", "GB 31604.8-2021")
      .executeTakeFirstOrThrow();
    const target = await db
      .selectFrom("parameters")
      .select("id")
      .where("document_id", "=", document.id)
      .executeTakeFirstOrThrow();
    const merged = "01900000-0000-7000-8000-00000000aaaa";
    await db
      .insertInto("parameters")
      .values({ id: merged, document_id: document.id, name: "旧名", merged_into: target.id })
      .execute();
    await db
      .insertInto("parameter_aliases")
      .values({ document_id: document.id, alias: "旧名", alias_norm: "旧名", parameter_id: merged })
      .execute();
    const { id } = await createRequest(db, qiye, oneItem({ parameter: "旧名" }));
    expect((await items(id))[0]?.parameter_id).toBe(target.id);
  });

  it("asks a number of queries that does not grow with the items", async () => {
    const many = request();
    const [pack] = many.packages;
    const [item] = pack?.items ?? [];
    if (pack && item) pack.items = Array.from({ length: 200 }, () => item);
    const { id } = await createRequest(db, qiye, many);
    expect(await items(id)).toHaveLength(200);
  });
});

describe("what only the calendar and the tables know", () => {
  it.each([
    ["a day gone by", { dueOn: "2020-01-01" }, "dueOn", "date_past"],
    ["a slip of the year", { dueOn: "2206-12-01" }, "dueOn", "date_too_far"],
    ["a region that is none", { region: "999999" }, "region", "unknown_region"],
  ])("refuses %s", async (_what, over, field, code) => {
    const refusal = await refusalOf(createRequest(db, qiye, request(over)));
    expect(refusal?.detail.fields).toEqual({ [field]: code });
  });
});

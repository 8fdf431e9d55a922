import { afterAll, describe, expect, it } from "vitest";
import { discardDraft, restoreDraft, sweepDrafts } from "~/domain/requests/discard-draft.server";
import { draftBody } from "~/domain/requests/draft";
import { findDiscarded, findDraft, listDrafts } from "~/domain/requests/draft.queries.server";
import { draftProblems } from "~/domain/requests/draft-problems.server";
import { pressRowButton } from "~/domain/requests/draft-rows";
import { startBody, suggestDocuments, suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { handInDraft } from "~/domain/requests/hand-in-draft.server";
import { saveDraft } from "~/domain/requests/save-draft.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, refusalOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const qiye = await enterprise(db);
const body = (title: string, more: Record<string, unknown> = {}) => draftBody.parse({ title, ...more });
const titleOf = async (id: string) => (await findDraft(db, qiye, id))?.title;

describe("a draft on two devices", () => {
  it("is refused to the one that did not see the other's save, with the version that is there", async () => {
    const { id, version } = await saveDraft(db, qiye, { step: 1, body: body("电脑") });
    await saveDraft(db, qiye, { draftId: id, expectedVersion: version, step: 1, body: body("手机") });
    const late = await refusalOf(
      saveDraft(db, qiye, { draftId: id, expectedVersion: version, step: 1, body: body("电脑二") }),
    );
    expect(late).toMatchObject({ kind: "stale", code: "draft_changed", detail: { values: { version: 2 } } });
    expect(await titleOf(id)).toBe("手机");
    await saveDraft(db, qiye, { draftId: id, expectedVersion: 2, step: 1, body: body("电脑二") });
    expect(await titleOf(id)).toBe("电脑二");
  });

  it("is no conflict with a save of the same page that is still under way", async () => {
    const { id } = await saveDraft(db, qiye, { step: 1, body: body("一", { writer: "page-a" }) });
    await saveDraft(db, qiye, {
      draftId: id,
      expectedVersion: 1,
      step: 1,
      body: body("二", { writer: "page-a" }),
    });
    await saveDraft(db, qiye, {
      draftId: id,
      expectedVersion: 1,
      step: 1,
      body: body("三", { writer: "page-a" }),
    });
    expect(await titleOf(id)).toBe("三");
  });
});

describe("whose drafts", () => {
  it("an enterprise's members share theirs; nobody else finds them", async () => {
    const { id } = await saveDraft(db, qiye, { step: 1, body: body("自家") });
    const colleague = { ...qiye, userId: (await enterprise(db)).userId };
    expect(await findDraft(db, colleague, id)).toBeDefined();
    const stranger = await enterprise(db);
    expect(await findDraft(db, stranger, id)).toBeUndefined();
    expect(await refusalOf(discardDraft(db, stranger, id))).toMatchObject({ code: "draft_gone" });
    expect(await refusalOf(handInDraft(db, stranger, id))).toMatchObject({ kind: "not_found" });
  });

  it("a hub keeps what it began for somebody at its counter", async () => {
    const zhandian = await hubOperator(db);
    const begun = { step: 1 as const, body: body("窗口"), enterpriseId: qiye.organisationId };
    const { id } = await saveDraft(db, zhandian, begun);
    expect((await listDrafts(db, zhandian)).map((draft) => draft.id)).toEqual([id]);
  });
});

describe("a draft thrown away", () => {
  const thrownAway = async (title: string) => {
    const { id } = await saveDraft(db, qiye, { step: 3, body: body(title) });
    await discardDraft(db, qiye, id);
    return id;
  };
  const inAWhile = (hours: number) => new Date(Date.now() + hours * 3_600_000);

  it("is gone from every list and cannot be saved or handed in", async () => {
    const id = await thrownAway("不要了");
    expect(await findDraft(db, qiye, id)).toBeUndefined();
    expect((await listDrafts(db, qiye, 100)).map((draft) => draft.id)).not.toContain(id);
    for (const attempt of [
      saveDraft(db, qiye, { draftId: id, step: 1, body: body("又要了") }),
      discardDraft(db, qiye, id),
    ])
      expect(await refusalOf(attempt)).toMatchObject({ kind: "not_found", code: "draft_gone" });
    expect(await refusalOf(handInDraft(db, qiye, id))).toMatchObject({ kind: "not_found" });
  });

  it("is taken back as it was, within a day, by its own people only", async () => {
    const id = await thrownAway("还是要");
    expect(await findDiscarded(db, qiye, id)).toMatchObject({ title: "还是要" });
    const stranger = await enterprise(db);
    expect(await findDiscarded(db, stranger, id)).toBeUndefined();
    expect(await refusalOf(restoreDraft(db, stranger, id))).toMatchObject({ code: "draft_gone" });
    await sweepDrafts(db, inAWhile(23));
    expect(await restoreDraft(db, qiye, id)).toMatchObject({ id, step: 3 });
    expect(await titleOf(id)).toBe("还是要");
    expect(await refusalOf(restoreDraft(db, qiye, id))).toMatchObject({ code: "draft_gone" });
  });

  it("is cleared after a day; a draft in use is not", async () => {
    const id = await thrownAway("过期");
    const { id: used } = await saveDraft(db, qiye, { step: 1, body: body("在用") });
    await sweepDrafts(db, inAWhile(25));
    expect(await refusalOf(restoreDraft(db, qiye, id))).toMatchObject({ code: "draft_gone" });
    expect(await titleOf(used)).toBe("在用");
  });
});

describe("templates", () => {
  it("every one of them can be handed in as it stands, but for nothing", async () => {
    const templates = await db.selectFrom("request_templates").select("code").execute();
    expect(templates.length).toBeGreaterThanOrEqual(8);
    for (const { code } of templates) {
      expect([code, await draftProblems(db, await startBody(db, { template: code }))]).toEqual([code, {}]);
    }
  });

  it("the food-contact one becomes a request in one press, and only once", async () => {
    const made = await startBody(db, { template: "food-contact-plastics" });
    const { id } = await saveDraft(db, qiye, { step: 4, body: made });
    const results = await Promise.allSettled([handInDraft(db, qiye, id), handInDraft(db, qiye, id)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await findDraft(db, qiye, id)).toBeUndefined();
  });

  it("are found by a sentence", async () => {
    const found = await suggestTemplates(db, "塑料餐盒进超市要做哪些检测？");
    expect(found[0]?.code).toBe("food-contact-plastics");
    expect((await suggestDocuments(db, "食品接触材料脱色试验"))[0]?.number).toBe("GB 31604.7-2023");
    expect(await suggestDocuments(db, "的了吗")).toEqual([]);
  });

  it("a service of the catalogue fills in its kind", async () => {
    const service = await db.selectFrom("catalogue_items").selectAll().limit(1).executeTakeFirstOrThrow();
    const started = await startBody(db, { catalogue: service.code });
    expect(started.packages[0]).toMatchObject({
      category: service.category,
      kind: service.kind,
      catalogueCode: service.code,
    });
  });
});

describe("row buttons", () => {
  const start = body("行", {
    packages: [{ key: "p", items: [{ key: "a", sampleName: "盒", unit: "只" }, { key: "b" }] }],
  });
  const items = (intent: string) => pressRowButton(start, intent)?.packages[0]?.items;

  it("add a line like the last, remove one, pick a document with a colon in it", () => {
    expect(items("add-item:0")).toHaveLength(3);
    expect(items("remove-item:0:0")?.map((item) => item.key)).toEqual(["b"]);
    expect(items("pick:0:1:ISO 9001:2015")?.[1]?.document).toBe("ISO 9001:2015");
    expect(pressRowButton(start, "add-package")?.packages).toHaveLength(2);
    expect(pressRowButton(start, "remove-package:0")?.packages).toEqual([]);
  });

  it("an unknown button, or one far outside, does nothing", () => {
    expect(pressRowButton(start, "next")).toBeNull();
    expect(items("remove-item:9:9")).toHaveLength(2);
    expect(items("pick:0:99:GB 1-2020")).toEqual(start.packages[0]?.items);
  });
});

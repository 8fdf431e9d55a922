import { afterAll, describe, expect, it } from "vitest";
import { confirmDraft } from "~/domain/chat/confirm-draft.server";
import { eventsBetween } from "~/domain/chat/event.queries.server";
import { offerDraft } from "~/domain/chat/offer-draft.server";
import { openForOrder, openForRequest } from "~/domain/chat/open-conversation.server";
import { newId } from "~/domain/ids";
import { draftsOf } from "~/domain/requests/draft.queries.server";
import { testDatabase } from "../../support/database";
import { withoutIds } from "../../support/without-ids";
import { workIn } from "../orders/work";
import { refusalOf } from "../requests/support";
import { assign, colleague, marketWithHubs, say, talk, talker, withSession } from "./support";

const { db, drop } = await testDatabase({ content: "schema" });
const market = await marketWithHubs(db);
const work = workIn(db, market);
const reference = await testDatabase();
afterAll(() => Promise.all([drop(), reference.drop()]));

const card = (kind: string, id: string) => ({ k: "card" as const, b: JSON.stringify({ kind, id }) });
const sent = async (...args: Parameters<typeof say>) => {
  const outcome = await say(...args);
  return outcome.ok ? outcome.event?.card : outcome.reason;
};

describe("a card", () => {
  it("shows a document to everybody, with what replaced it", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const document = await market.world.document("GB 9685-2016");
    for (const actor of [qiye, zhuanjia]) {
      const outcome = await say(db, actor, c, "", card("document", document));
      expect(outcome.ok && outcome.event).toMatchObject({
        k: "card",
        card: { kind: "document", documentId: document, number: "GB 9685-2016", status: "current" },
      });
      expect(outcome.ok && outcome.event?.b).toBeUndefined();
    }
    const served = await eventsBetween(db, c, 1);
    expect(served[0]?.card).toMatchObject({ kind: "document" });
    expect(served[0]).not.toHaveProperty("b");
  });

  it.each([
    ["an unknown id", card("document", newId())],
    ["a draft, which has its own command", card("draft", newId())],
    ["an opinion, which has its own command", card("opinion", newId())],
    [
      "more than it may name",
      { k: "card" as const, b: JSON.stringify({ kind: "document", id: newId(), title: "假" }) },
    ],
    ["no JSON", { k: "card" as const, b: "{" }],
    ["__proto__", { k: "card" as const, b: '{"__proto__":{},"kind":"toString","id":"x"}' }],
  ])("of %s is refused alone", async (_what, body) => {
    const { c, qiye } = await talk(db);
    expect(await sent(db, qiye, c, "", body)).toBe("card_unknown");
  });

  it("of a quote is shown by those it concerns, where it concerns them, and never with an amount", async () => {
    const [lab, rival] = [await market.lab(), await market.lab()];
    const asked = await market.request([lab, rival]);
    const [own, other] = [await market.quote(lab, asked, 321), await market.quote(rival, asked, 654)];
    const asker = await withSession(db, market.enterprise, "owner");
    const zhuanjia = await talker(db, { kind: "hub", role: "expert", hubCode: "SD370102" });
    const { id: c } = await db.transaction().execute((tx) => openForRequest(tx, asker, asked.requestId));
    await assign(db, c, zhuanjia);
    const shown = await say(db, asker, c, "", card("quote", own.id));
    expect(shown.ok && shown.event?.card).toMatchObject({
      kind: "quote",
      quoteId: own.id,
      requestId: asked.requestId,
      workingDays: 5,
    });
    expect(withoutIds(JSON.stringify(await eventsBetween(db, c, 0)))).not.toMatch(/321|654|32100|64200|fen/i);
    expect(await sent(db, zhuanjia, c, "", card("quote", other.id)), "an expert shows no quotes").toBe(
      "card_unknown",
    );
    const elsewhere = await market.request([lab]);
    const foreign = await market.quote(lab, elsewhere, 100);
    expect(await sent(db, asker, c, "", card("quote", foreign.id)), "another request's").toBe("card_unknown");
    const legality = await db
      .selectFrom("quotes")
      .select("legality_record_id")
      .where("id", "=", own.id)
      .executeTakeFirstOrThrow();
    expect(await sent(db, asker, c, "", card("legality", legality.legality_record_id))).toMatchObject({
      kind: "legality",
      moment: "quote",
    });
  });

  it("in an order's talk never shows a rival's quote to the provider", async () => {
    const { orderId, lab, requestId } = await work.confirmed();
    const asker = await withSession(db, market.enterprise, "owner");
    const provider = await withSession(db, lab.business, "business");
    const { id: c } = await db.transaction().execute((tx) => openForOrder(tx, asker, orderId));
    const quotes = await db
      .selectFrom("quotes as q")
      .innerJoin("packages as p", "p.id", "q.package_id")
      .select(["q.id", "q.provider_id", "q.legality_record_id"])
      .where("p.request_id", "=", requestId)
      .execute();
    const own = quotes.find((quote) => quote.provider_id === lab.id);
    expect(await sent(db, provider, c, "", card("quote", own?.id ?? ""))).toMatchObject({
      kind: "quote",
      orderId,
    });
    const rivalWork = await work.confirmed();
    const rivals = await db
      .selectFrom("quotes")
      .select(["id", "legality_record_id"])
      .where("provider_id", "=", rivalWork.lab.id)
      .executeTakeFirstOrThrow();
    for (const actor of [asker, provider]) {
      expect(await sent(db, actor, c, "", card("quote", rivals.id))).toBe("card_unknown");
      expect(await sent(db, actor, c, "", card("legality", rivals.legality_record_id))).toBe("card_unknown");
    }
  });
});

describe("a request drafted in the talk", () => {
  const offer = {
    body: {
      title: "一次性餐盒出厂检测",
      delivery: "send_sample",
      packages: [
        {
          key: "a",
          category: "testing",
          stage: "production",
          kind: "testing",
          catalogueCode: "",
          items: [item("总迁移量"), item("高锰酸钾消耗量")],
        },
      ],
    },
  };
  const { db: full } = reference;

  it("is confirmed with one click, and twice is the same request by the ordinary way", async () => {
    const { c, qiye, zhuanjia } = await talk(full);
    const { draftId } = await offerDraft(full, zhuanjia, { c, ...offer });
    const cardOf = async () => (await eventsBetween(full, c, 0)).flatMap(({ card }) => (card ? [card] : []));
    expect(await cardOf()).toMatchObject([
      {
        kind: "draft",
        draftId,
        title: "一次性餐盒出厂检测",
        items: 2,
        eligible: expect.any(Number),
        onHold: expect.any(Number),
      },
    ]);
    expect(await draftsOf(full, qiye).select("d.id").execute()).toEqual([{ id: draftId }]);
    const confirmed = await Promise.all(
      Array.from({ length: 4 }, () => confirmDraft(full, qiye, { c, draftId })),
    );
    expect(new Set(confirmed.map(({ requestId }) => requestId)).size).toBe(1);
    const requestId = confirmed[0]?.requestId ?? "";
    const rows = await full
      .selectFrom("requests")
      .selectAll()
      .where("enterprise_id", "=", qiye.organisationId)
      .execute();
    expect(rows).toMatchObject([
      { id: requestId, status: "submitted", channel: "chat", created_by: qiye.userId },
    ]);
    expect(rows[0]?.number).toMatch(/^XQ-/);
    expect((await cardOf()).at(-1)).toMatchObject({ kind: "draft", draftId, requestId });
    expect(await cardOf()).toHaveLength(2);
    expect(await draftsOf(full, qiye).select("d.id").execute()).toEqual([]);
  });

  it("is offered by the conversation's expert only, whole, and confirmed by the enterprise only", async () => {
    const { c, qiye, zhuanjia } = await talk(full);
    expect(await refusalOf(offerDraft(full, qiye, { c, ...offer }))).toMatchObject({
      kind: "forbidden",
      code: "experts_draft_only",
    });
    const other = await talker(full, { kind: "hub", role: "expert", hubCode: "SD370102" });
    expect(await refusalOf(offerDraft(full, other, { c, ...offer }))).toMatchObject({ kind: "not_found" });
    const empty = await refusalOf(offerDraft(full, zhuanjia, { c, body: { title: "只有题目" } }));
    expect(empty).toMatchObject({ kind: "invalid" });
    expect(Object.keys(empty?.detail.fields ?? {}).length).toBeGreaterThan(0);
    const { draftId } = await offerDraft(full, zhuanjia, { c, ...offer });
    const foreign = await talk(full);
    expect(await refusalOf(confirmDraft(full, zhuanjia, { c, draftId }))).toMatchObject({
      kind: "forbidden",
    });
    expect(await refusalOf(confirmDraft(full, foreign.qiye, { c, draftId }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(confirmDraft(full, foreign.qiye, { c: foreign.c, draftId }))).toMatchObject({
      kind: "not_found",
    });
    const staff = await colleague(full, qiye, "staff");
    await full.deleteFrom("request_drafts").where("id", "=", draftId).execute();
    expect(await refusalOf(confirmDraft(full, staff, { c, draftId }))).toMatchObject({
      kind: "conflict",
      code: "draft_gone",
    });
  });

  it("may begin with a template of the catalogue", async () => {
    const { c, zhuanjia } = await talk(full);
    const template = await full
      .selectFrom("request_templates")
      .select("code")
      .orderBy("position")
      .executeTakeFirstOrThrow();
    const { seq } = await offerDraft(full, zhuanjia, { c, template: template.code });
    expect(seq).toBe(2);
  });
});

function item(parameter: string) {
  const blank = {
    unit: "批",
    evidential: "",
    rangeMin: "",
    rangeMax: "",
    rangeUnit: "",
    uncertainty: "",
    industryClass: "",
  };
  const document = parameter === "总迁移量" ? "GB 31604.8—2021" : "GB 31604.2—2016";
  return {
    key: parameter,
    sampleName: "PP 餐盒",
    objectClass: "FCM-PL",
    document,
    parameter,
    quantity: "3",
    ...blank,
  };
}

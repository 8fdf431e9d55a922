import { afterAll, describe, expect, it } from "vitest";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { amendRequest } from "~/domain/requests/amend-request.server";
import { createRequest } from "~/domain/requests/create-request.server";
import { draftBody } from "~/domain/requests/draft";
import { findDraft } from "~/domain/requests/draft.queries.server";
import { amendmentDraft, reissueRequest } from "~/domain/requests/draft-of-request.server";
import { handInDraft } from "~/domain/requests/hand-in-draft.server";
import { returnRequest } from "~/domain/requests/return-request.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, lunchBox, person, refusalOf, request } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const qiye = await enterprise(db);
const zhandian = await hubOperator(db);
const stranger = await enterprise(db);

const row = (id: string) =>
  db.selectFrom("requests").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const packages = (id: string) =>
  db.selectFrom("packages").selectAll().where("request_id", "=", id).orderBy("position").execute();
const kinds = async (id: string) =>
  (await db.selectFrom("events").select("kind").where("request_id", "=", id).orderBy("at").execute()).map(
    ({ kind }) => kind,
  );
const returned = async () => {
  const { id } = await createRequest(db, qiye, request());
  await returnRequest(db, zhandian, { requestId: id, reason: "请写明样品批号" });
  return id;
};
const two = () => {
  const [pack] = lunchBox().packages;
  return { packages: [pack, pack] };
};

describe("withdrawing", () => {
  it("takes the talk about it out of the queue, and leaves one under way alone", async () => {
    for (const [status, after] of [
      ["queued", "closed"],
      ["assigned", "assigned"],
    ] as const) {
      const { id } = await createRequest(db, qiye, request());
      const talk = await openConversation(db, qiye, { subject: "request", requestId: id });
      if (status === "assigned") {
        const taken = { status, queued_at: null };
        await db.updateTable("conversations").set(taken).where("id", "=", talk.id).execute();
      }
      await withdrawRequest(db, qiye, { requestId: id });
      const found = await db
        .selectFrom("conversations")
        .select("status")
        .where("id", "=", talk.id)
        .executeTakeFirstOrThrow();
      expect(found.status).toBe(after);
    }
  });

  it("takes it out also when the last package is taken back by itself", async () => {
    const { id } = await createRequest(db, qiye, request(two()));
    const talk = await openConversation(db, qiye, { subject: "request", requestId: id });
    const after: unknown[] = [];
    for (const { id: packageId } of await packages(id)) {
      await withdrawRequest(db, qiye, { requestId: id, packageId });
      after.push(
        (await db.selectFrom("conversations").select("status").where("id", "=", talk.id).execute())[0]
          ?.status,
      );
    }
    expect(after).toEqual(["queued", "closed"]);
  });

  it("takes everything back before the award, once", async () => {
    const { id } = await createRequest(db, qiye, request(two()));
    expect(await refusalOf(withdrawRequest(db, stranger, { requestId: id }))).toMatchObject({
      kind: "not_found",
    });
    expect(await refusalOf(withdrawRequest(db, zhandian, { requestId: id }))).toMatchObject({
      kind: "forbidden",
    });
    await withdrawRequest(db, qiye, { requestId: id });
    expect((await row(id)).status).toBe("withdrawn");
    expect(await refusalOf(withdrawRequest(db, qiye, { requestId: id }))).toMatchObject({ kind: "conflict" });
  });

  it("takes back one package and leaves the other", async () => {
    const { id } = await createRequest(db, qiye, request(two()));
    const [first] = await packages(id);
    await withdrawRequest(db, qiye, { requestId: id, packageId: first?.id });
    expect((await packages(id)).map(({ status }) => status)).toEqual(["withdrawn", "submitted"]);
    expect((await row(id)).status).toBe("submitted");
  });

  it("refuses a stale version, and a package of another request", async () => {
    const { id } = await createRequest(db, qiye, request());
    const other = await createRequest(db, qiye, request());
    const foreign = (await packages(other.id))[0]?.id;
    expect(await refusalOf(withdrawRequest(db, qiye, { requestId: id, expectedVersion: 9 }))).toMatchObject({
      kind: "stale",
    });
    expect(await refusalOf(withdrawRequest(db, qiye, { requestId: id, packageId: foreign }))).toMatchObject({
      kind: "not_found",
    });
  });

  it("either the hub accepts or the enterprise withdraws first; never half of each", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await createRequest(db, qiye, request());
      await Promise.allSettled([
        acceptRequest(db, zhandian, { requestId: id }),
        withdrawRequest(db, qiye, { requestId: id }),
      ]);
      expect((await row(id)).status).toBe("withdrawn");
    }
  });

  it("a suspended request takes no event", async () => {
    const { id } = await createRequest(db, qiye, request());
    await db.updateTable("requests").set({ suspended_at: new Date() }).where("id", "=", id).execute();
    expect(await refusalOf(withdrawRequest(db, qiye, { requestId: id }))).toMatchObject({
      code: "suspended",
    });
  });
});

describe("a returned request", () => {
  it("is opened in the wizard, mended and handed in again under its number, with a fresh clock", async () => {
    const id = await returned();
    const before = await row(id);
    const draftId = await amendmentDraft(db, qiye, id);
    expect(await amendmentDraft(db, qiye, id)).toBe(draftId);
    const draft = await findDraft(db, qiye, draftId);
    const body = draftBody.parse(draft?.body);
    const mended = { ...body, title: "改过的名称", packages: [...body.packages, ...body.packages] };
    await db
      .updateTable("request_drafts")
      .set({ body: JSON.stringify(mended) })
      .where("id", "=", draftId)
      .execute();
    expect((await handInDraft(db, qiye, draftId)).id).toBe(id);
    const after = await row(id);
    expect(after).toMatchObject({
      status: "submitted",
      title: "改过的名称",
      number: before.number,
      return_reason: null,
    });
    expect(after.received_at).toEqual(before.received_at);
    expect(after.triage_due_at?.getTime()).toBeGreaterThanOrEqual(before.triage_due_at?.getTime() ?? 0);
    expect(await packages(id)).toHaveLength(2);
    expect(await kinds(id)).toEqual(["request.submitted", "request.returned", "request.submitted"]);
  });

  it("keeps what it drops as withdrawn", async () => {
    const { id } = await createRequest(db, qiye, request(two()));
    await returnRequest(db, zhandian, { requestId: id, reason: "只需一个包" });
    await amendRequest(db, qiye, { requestId: id, content: request() });
    expect((await packages(id)).map(({ status }) => status)).toEqual(["submitted", "withdrawn"]);
  });

  it("cannot be mended once a hub has accepted it, nor by strangers", async () => {
    const { id } = await createRequest(db, qiye, request());
    await acceptRequest(db, zhandian, { requestId: id });
    const amend = (actor: typeof qiye) =>
      refusalOf(amendRequest(db, actor, { requestId: id, content: request() }));
    expect(await amend(qiye)).toMatchObject({ code: "not_amendable" });
    expect(await amend(stranger)).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(amendmentDraft(db, qiye, id))).toMatchObject({ code: "not_amendable" });
  });

  it("a mistake in the mended content changes nothing", async () => {
    const id = await returned();
    const content = request();
    const [item] = content.packages[0]?.items ?? [];
    if (item) item.document = "GB 31604.8";
    expect(await refusalOf(amendRequest(db, qiye, { requestId: id, content }))).toMatchObject({
      kind: "invalid",
    });
    expect((await row(id)).status).toBe("returned");
  });
});

describe("posting again", () => {
  it("copies what expired into a draft that remembers where it came from", async () => {
    const { id } = await createRequest(db, qiye, request({ dueOn: "2027-01-01", budgetFen: 123_456 }));
    await db.updateTable("packages").set({ status: "expired" }).where("request_id", "=", id).execute();
    const draftId = await reissueRequest(db, qiye, id);
    const body = draftBody.parse((await findDraft(db, qiye, draftId))?.body);
    expect(body).toMatchObject({ dueOn: "", budget: "1234.56", reissueOf: id });
    const again = await handInDraft(db, qiye, draftId);
    expect(await row(again.id)).toMatchObject({ reissue_of: id, status: "submitted" });
    expect((await row(id)).status).toBe("expired");
  });

  it("is refused while the request still runs, and to others", async () => {
    const { id } = await createRequest(db, qiye, request());
    expect(await refusalOf(reissueRequest(db, qiye, id))).toMatchObject({ code: "nothing_to_reissue" });
    expect(await refusalOf(reissueRequest(db, zhandian, id))).toMatchObject({ kind: "forbidden" });
  });
});

describe("what a hub filed at its counter", () => {
  it("it may also take back; another hub may not", async () => {
    const { id } = await createRequest(db, zhandian, request(), { enterpriseId: qiye.organisationId });
    const elsewhere = await person(db, { kind: "hub", role: "operator", hubCode: "SD370103" });
    expect(await refusalOf(withdrawRequest(db, elsewhere, { requestId: id }))).toMatchObject({
      kind: "not_found",
    });
    await withdrawRequest(db, zhandian, { requestId: id });
    expect((await row(id)).status).toBe("withdrawn");
  });
});

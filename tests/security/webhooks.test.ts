import { Webhook } from "standardwebhooks";
import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { announce } from "~/domain/outbox.server";
import { sealer } from "~/domain/sealing.server";
import { MOST_WEBHOOKS } from "~/domain/webhooks/webhook";
import { PASSWORD, peopleOf } from "../domain/accounts/people";
import { worldIn } from "../domain/matching/world";
import { startTestApp } from "../support/app-server";
import { Client } from "./browser";
import { testDatabaseOf } from "./support/database";
import { receiver, until } from "./support/receiver";

const SECRETS_KEY = "a key of the tests that has more than 32 characters";
const open = await startTestApp("reference", { WEBHOOK_ALLOW_PRIVATE: "on", SECRETS_KEY });
const shut = await startTestApp("reference");
const target = await receiver();
const [own, strict] = [testDatabaseOf(open.url), testDatabaseOf(shut.url)];
afterAll(async () => {
  await Promise.all([own.close(), strict.close(), target.close()]);
  await Promise.all([open.stop(), shut.stop()]);
});

const peopleHere = peopleOf({ db: own.db, pool: own.pool, url: open.url });
const peopleThere = peopleOf({ db: strict.db, pool: strict.pool, url: shut.url });

type House = "enterprise" | "provider" | "hub";
let serial = 0;
/** Somebody of a house of their own, signed in. */
async function head(at: typeof open, kind: House, role: "owner" | "staff" | "supervisor" = "owner") {
  const people = at === open ? peopleHere : peopleThere;
  serial += 1;
  const organisationId = await people.organisation(kind, kind === "hub" ? { hubCode: "SD370102" } : {});
  const { userId, login } = await people.member(organisationId, role, `head-${serial}`);
  const client = new Client(at.origin);
  expect((await client.signIn(login, PASSWORD)).status).toBe(302);
  return { organisationId, userId, login, client };
}
const add = (client: Client, url: string, more: Record<string, string> = {}) =>
  client.post("/integrations", { url, format: "standard", kinds: "request.accepted", ...more });
const secretIn = (page: string) => /whsec_[A-Za-z0-9+/=]+/.exec(page)?.[0] ?? "";
const webhooksIn = (at: typeof own, organisationId: string) =>
  at.db.selectFrom("webhooks").selectAll().where("organisation_id", "=", organisationId).execute();
const lastDelivery = (at: typeof own, webhookId: string) =>
  at.db
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("webhook_id", "=", webhookId)
    .orderBy("created_at", "desc")
    .executeTakeFirst();

async function requestOf(enterprise: string, userId: string) {
  const hub = await own.db
    .selectFrom("hubs")
    .selectAll()
    .where("code", "=", "SD370102")
    .executeTakeFirstOrThrow();
  return worldIn(own.db).request(enterprise, userId, {
    number: `XQ-${newId()}`,
    hub_id: hub.id,
    origin_hub_id: hub.id,
    region_code: hub.region_code,
    title: "通知的需求",
    budget_fen: 7_731_931,
  });
}

describe("registering a receiver", () => {
  it("is refused for every address inside, by name or number, and nothing is kept", async () => {
    const { client, organisationId } = await head(shut, "enterprise");
    for (const url of [
      "https://127.0.0.1/x",
      "https://localhost/x",
      "https://10.1.2.3/x",
      "https://169.254.169.254/latest/meta-data/",
      "https://100.64.1.1/x",
      "https://[::1]/x",
      "https://[fd00::1]/x",
      "https://[::ffff:192.168.0.1]/x",
      "https://224.0.0.1/x",
      "http://8.8.8.8/x",
      target.url,
    ]) {
      expect((await add(client, url)).status, url).toBe(422);
    }
    expect(await webhooksIn(strict, organisationId)).toEqual([]);
    expect((await client.get("/integrations")).status).toBe(200);
  });

  it("is for who answers for the house; others neither see nor do it", async () => {
    const { client } = await head(open, "enterprise", "staff");
    expect([(await client.get("/integrations")).status, (await add(client, target.url)).status]).toEqual([
      403, 403,
    ]);
    const mine = await head(open, "enterprise");
    await add(mine.client, target.url);
    const [{ id } = { id: "" }] = await webhooksIn(own, mine.organisationId);
    const stranger = await head(open, "provider");
    expect((await stranger.client.get(`/integrations/${id}`)).status).toBe(404);
    for (const intent of ["ping", "rotate", "remove", "pause"]) {
      expect((await stranger.client.post(`/integrations/${id}`, { intent })).status).toBe(404);
    }
    expect(await webhooksIn(own, mine.organisationId)).toHaveLength(1);
  });

  it("takes five of them, kinds of this house only, and shows the secret once", async () => {
    const { client, organisationId } = await head(open, "enterprise");
    expect((await add(client, target.url, { kinds: "package.invited" })).status).toBe(422);
    expect((await add(client, target.url, { kinds: "member.removed" })).status).toBe(422);
    const first = await add(client, `${target.url}?key=hush`);
    expect([first.status, secretIn(first.text).length]).toEqual([200, 38]);
    const page = (await client.get("/integrations")).text;
    expect([page.includes("whsec_"), page.includes("hush")]).toEqual([false, false]);
    const [kept] = await webhooksIn(own, organisationId);
    expect(kept?.secret).not.toContain(secretIn(first.text));
    for (let n = 1; n < MOST_WEBHOOKS; n += 1) expect((await add(client, target.url)).status).toBe(200);
    expect((await add(client, target.url)).status).toBe(409);
  });
});

describe("a delivery", () => {
  it("reaches an allowed receiver on loopback, signed so that it can be checked", async () => {
    const { client, organisationId } = await head(open, "enterprise");
    const secret = secretIn((await add(client, `${target.url}/signed`)).text);
    const [{ id } = { id: "" }] = await webhooksIn(own, organisationId);
    expect((await client.post(`/integrations/${id}`, { intent: "ping" })).status).toBe(302);
    const mine = () => target.received.filter(({ path }) => path.endsWith("/signed"));
    await until(() => mine().length === 1);
    const [{ body, headers } = { body: "", headers: {} }] = mine();
    const signed = headers as Record<string, string | undefined> & Record<string, string>;
    expect(new Webhook(secret).verify(body, signed)).toMatchObject({ type: "ping" });
    expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow();
    expect(() =>
      new Webhook(`whsec_${Buffer.from("another").toString("base64")}`).verify(body, signed),
    ).toThrow();
    await until(async () => (await lastDelivery(own, id))?.status === "delivered");
    expect(signed["webhook-id"]).toBe((await lastDelivery(own, id))?.id);
    expect((await client.get(`/integrations/${id}`)).text).toContain("已送达");
  });

  it("says what the members are told, to the houses whose members are told, and no amount", async () => {
    const buyer = await head(open, "enterprise");
    const rival = await head(open, "provider");
    await add(buyer.client, `${target.url}/buyer`, { kinds: "quote.submitted" });
    await add(rival.client, `${target.url}/rival`, { kinds: "quote.declined" });
    const quoting = await head(open, "provider");
    await add(quoting.client, `${target.url}/quoting`, { kinds: "quote.declined" });
    const requestId = await requestOf(buyer.organisationId, buyer.userId);
    const packageId = await worldIn(own.db).pack(requestId, { status: "quoting" });
    const author = { userId: quoting.userId, organisationId: quoting.organisationId };
    const subject = { requestId, packageId, providerId: quoting.organisationId };
    const clock = { userId: null, organisationId: null };
    await own.db.transaction().execute(async (tx) => {
      await announce(tx, author, "quote.submitted", { ...subject, data: { totalFen: 4_198_717 } });
      await announce(tx, clock, "quote.declined", subject);
    });
    const at = (end: string) => target.received.filter(({ path }) => path.endsWith(end));
    await until(() => at("/buyer").length === 1 && at("/quoting").length === 1);
    const told = JSON.parse(at("/buyer")[0]?.body ?? "{}");
    expect(told).toMatchObject({
      type: "quote.submitted",
      data: { title: "通知的需求", requestId, packageId },
    });
    for (const amount of ["4198717", "41987", "7731931", "77319"])
      expect(at("/buyer")[0]?.body).not.toContain(amount);
    expect(at("/rival")).toEqual([]);
  });

  it("speaks to a group robot in text", async () => {
    const { client, organisationId } = await head(open, "provider");
    await add(client, `${target.url}/robot`, { format: "robot", kinds: "quote.declined" });
    const [{ id } = { id: "" }] = await webhooksIn(own, organisationId);
    await client.post(`/integrations/${id}`, { intent: "ping" });
    const mine = () => target.received.filter(({ path }) => path.endsWith("/robot"));
    await until(() => mine().length === 1);
    expect(JSON.parse(mine()[0]?.body ?? "{}")).toMatchObject({
      msgtype: "text",
      text: { content: expect.stringContaining("泉质享") },
    });
  });

  it("is blocked where the name has come to lead inside since, and the receiver hears nothing", async () => {
    const { client, organisationId, userId } = await head(shut, "enterprise");
    const id = newId();
    await strict.db
      .insertInto("webhooks")
      .values({
        id,
        organisation_id: organisationId,
        // as a name that was public when it was registered
        url: `https://localhost:${target.port}/inside`,
        secret: sealer(undefined).seal(`whsec_${Buffer.from("secret").toString("base64")}`, id),
        kinds: ["request.accepted"],
        created_by: userId,
      })
      .execute();
    await client.post(`/integrations/${id}`, { intent: "ping" });
    await until(async () => (await lastDelivery(strict, id))?.last_error === "blocked");
    expect(target.received.filter(({ path }) => path.endsWith("/inside"))).toEqual([]);
    expect((await client.get(`/integrations/${id}`)).text).toContain("地址不允许访问");
  });
});

import { join } from "node:path";
import type { Actor } from "~/domain/actor";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { openDispute } from "~/domain/disputes/open-dispute.server";
import { newId } from "~/domain/ids";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { startWork } from "~/domain/orders/start-work.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { createFileStore } from "~/platform/storage.server";
import { createDb, createPool } from "~db/connection";
import { dataFolder } from "~db/project";
import { peopleOf } from "../../domain/accounts/people";
import { labReport } from "../../domain/deliverables/pdf";
import { worldIn } from "../../domain/matching/world";
import { dayFromNow } from "../../domain/quotes/market";
import { labsIn } from "./labs";
import { type Asked, marketplaceIn } from "./marketplace";
import { papersIn } from "./papers";

/** Amounts in fen that nobody but their owner may read; no other number of the town contains their digits. */
export const SECRET = { own: 7_731_931, rival: 6_467_353, awarded: 4_198_717, budget: 9_371_539 };

/**
 * Two neighbourhoods on the real reference data: everything called `own` belongs to the people of Lixia in Jinan,
 * everything `foreign` to those of Shinan in Qingdao. `url` is the database of a running server.
 */
export async function townIn(url: string) {
  const pool = createPool(url, { max: 4 });
  const db = createDb(pool);
  const files = createFileStore(join(dataFolder, "test-files", new URL(url).pathname.slice(1)));
  const people = peopleOf({ db, pool, url });
  const world = worldIn(db);
  const labs = await labsIn(db, world, people);
  const market = marketplaceIn(db, world);

  const join_ = async (organisationId: string, role: Actor["role"], login: string) => {
    await people.member(organisationId, role, login);
    return login;
  };
  const enterprise = await people.organisation("enterprise", { region: "370102" });
  const stranger = await people.organisation("enterprise", { region: "370202" });
  await join_(enterprise, "owner", "own");
  await join_(enterprise, "staff", "staff");
  await join_(enterprise, "owner", "suspended");
  await join_(stranger, "owner", "stranger");
  const hubs = { county: "SD370102", city: "SD3701", province: "SD", elsewhere: "SD370202" };
  for (const [login, hubCode] of Object.entries(hubs)) {
    const office = await people.organisation("hub", { hubCode });
    await join_(office, "operator", login);
    if (login === "city") {
      await join_(office, "supervisor", "head");
      await join_(office, "expert", "expert");
    }
  }
  await join_(await people.organisation("regulator", { region: "370000" }), "regulator", "watch");
  await join_(await people.organisation("regulator", { region: "370100" }), "regulator", "watchcity");
  const platform = await people.organisation("platform", { region: "370000" });
  await join_(platform, "admin", "admin");
  const lab = await labs.lab("370102", "");
  const rival = await labs.lab("370102", "rival");
  const uninvited = await labs.lab("370102", "uninvited");
  const far = await labs.lab("370202", "far");

  const actorOf = async (login: string) => {
    const { id } = await db
      .selectFrom("users")
      .select("id")
      .where("login", "=", login)
      .executeTakeFirstOrThrow();
    const { organisation_id } = await db
      .selectFrom("memberships")
      .select("organisation_id")
      .where("user_id", "=", id)
      .executeTakeFirstOrThrow();
    const actor = await (await people.session(id, organisation_id)).now();
    if (!actor) throw new Error(`${login} has no session`);
    return actor;
  };
  const actors = {
    own: await actorOf("own"),
    stranger: await actorOf("stranger"),
    business: await actorOf("business"),
    signatory: await actorOf("signatory"),
    rival: await actorOf("rivalbusiness"),
    far: await actorOf("farbusiness"),
    farsignatory: await actorOf("farsignatory"),
  };

  const offer = (asked: Asked, totalFen: number) => ({
    items: [{ itemId: asked.itemId, amountFen: totalFen }],
    workingDays: 5,
    validUntil: dayFromNow(20),
    note: "",
  });
  const quote = (actor: Actor, asked: Asked, fen: number) =>
    submitQuote(db, actor, asked.packageId, offer(asked, fen));
  /** An order of that lab for that enterprise, taken to the state asked for. */
  const order = async (
    by: typeof lab,
    seller: Actor,
    signer: Actor,
    buyer: Actor,
    code: string,
    until: string,
  ) => {
    const asked = await market.request(buyer, code, labs, [by]);
    const { id: quoteId } = await quote(seller, asked, SECRET.awarded);
    const { orderId } = await awardQuote(db, buyer, { ...asked, quoteId });
    if (until === "confirmed") return { ...asked, quoteId, orderId, deliverableId: "", number: "" };
    await receiveSample(db, files, seller, orderId, { sampleNumber: "S-1" });
    await startWork(db, seller, orderId);
    if (until === "in_progress") return { ...asked, quoteId, orderId, deliverableId: "", number: "" };
    const issued = await issueDeliverable(db, files, signer, orderId, {
      file: { name: "检测报告.pdf", bytes: await labReport() },
      testedFrom: dayFromNow(-3),
      testedTo: dayFromNow(0),
      labNumber: "LAB-1",
      origin: "http://localhost",
    });
    return { ...asked, quoteId, orderId, deliverableId: issued.id, number: issued.number };
  };

  const own = await market.request(actors.own, "SD370102", labs, [lab, rival], { budget_fen: SECRET.budget });
  const ownQuote = await quote(actors.business, own, SECRET.own);
  const rivalQuote = await quote(actors.rival, own, SECRET.rival);
  const foreign = await market.request(actors.stranger, "SD370202", labs, [far]);
  const foreignQuote = await quote(actors.far, foreign, SECRET.rival);
  const deal = (until: string) =>
    order(lab, actors.business, actors.signatory, actors.own, "SD370102", until);
  const dealFar = () => order(far, actors.far, actors.farsignatory, actors.stranger, "SD370202", "issued");
  const orders = {
    confirmed: await deal("confirmed"),
    inProgress: await deal("in_progress"),
    issued: await deal("issued"),
    foreign: await dealFar(),
  };
  const objection = { reason: "与自检结果不符", wants: "redo" as const };
  const disputes = {
    own: await openDispute(db, files, actors.own, (await deal("issued")).orderId, objection),
    foreign: await openDispute(db, files, actors.stranger, (await dealFar()).orderId, objection),
  };
  const waiting = await market.waiting(actors.own, "SD370102", labs);
  const papers = papersIn(db, world, files);
  const attachments = {
    own: await papers.attachment(actors.own, own.requestId),
    foreign: await papers.attachment(actors.stranger, foreign.requestId),
  };
  const drafts = { own: await papers.draft(actors.own), foreign: await papers.draft(actors.stranger) };
  for (const id of [lab.id, far.id]) await papers.licence(id, actors.own);
  const scope = {
    own: await papers.scope(lab, actors.business),
    foreign: await papers.scope(far, actors.far),
  };
  return {
    db,
    pool,
    files,
    people,
    world,
    market,
    labs,
    actors,
    actorOf,
    offer,
    quote,
    own: { ...own, quoteId: ownQuote.id },
    rival: { quoteId: rivalQuote.id },
    foreign: { ...foreign, quoteId: foreignQuote.id },
    waiting,
    attachments,
    drafts,
    scope,
    orders,
    disputes,
    organisations: {
      enterprise,
      stranger,
      platform,
      lab: lab.id,
      rival: rival.id,
      uninvited: uninvited.id,
      far: far.id,
    },
    providers: { lab, rival, uninvited, far },
    some: newId(),
    close: () => pool.end(),
  };
}
export type Town = Awaited<ReturnType<typeof townIn>>;

import { type CompiledQuery, Kysely, PostgresDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { listDeliverables } from "~/domain/deliverables/deliverable.queries.server";
import { boardFilter } from "~/domain/intake/board";
import { afterCards, routingCards, waitingCards, workCards } from "~/domain/intake/board.queries.server";
import { noticesOf } from "~/domain/notifications/notification.queries.server";
import { listOrders } from "~/domain/orders/order.queries.server";
import { boardCounts, jobBoard, ownQuotes } from "~/domain/quotes/job-board.queries.server";
import { packagesOf } from "~/domain/requests/request.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { timeline } from "~/domain/requests/timeline.queries.server";
import { readEnv } from "~/platform/env.server";
import { createSessions } from "~/platform/session.server";
import type { Database } from "~db/connection";
import { type TestDatabase, testDatabase } from "../../support/database";
import { BIG, multiply } from "../../support/multiply";

const BOARD = boardFilter.parse({});
const COPIES = 300;
const LOGINS = ["qiye", "jigou", "zhandian", "sheng", "jianguan"] as const;
type Login = (typeof LOGINS)[number];

let database: TestDatabase;
let db: Kysely<Database>;
let sent: CompiledQuery[] = [];
const actors = {} as Record<Login, Actor>;

beforeAll(async () => {
  database = await testDatabase({ content: "demo", max: 2 });
  const sessions = createSessions(database.db, readEnv({ ...process.env, DATABASE_URL: database.url }));
  for (const login of LOGINS) {
    const who = await database.db
      .selectFrom("users as u")
      .innerJoin("memberships as m", "m.user_id", "u.id")
      .select(["u.id", "m.organisation_id"])
      .where("u.login", "=", login)
      .executeTakeFirstOrThrow();
    const details = {
      organisationId: who.organisation_id,
      channel: "api",
      address: null,
      userAgent: null,
    } as const;
    const { token } = await sessions.start(who.id, details);
    const actor = await sessions.actor(token, "api");
    if (!actor) throw new Error(`${login} has no session`);
    actors[login] = actor;
  }
  await multiply(database.pool, COPIES);
  db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => void sent.push(query),
  });
}, 300_000);
afterAll(() => database?.drop());

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Node[];
}
const scanned = (node: Node): string[] => [
  ...(node["Node Type"] === "Seq Scan" && BIG.includes(node["Relation Name"] ?? "")
    ? [node["Relation Name"] ?? ""]
    : []),
  ...(node.Plans ?? []).flatMap(scanned),
];

/** Big tables that the statements behind `work` read from end to end. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  sent = [];
  await work();
  const found: string[] = [];
  for (const { sql, parameters } of sent) {
    const { rows } = await database.pool.query<{ "QUERY PLAN": [{ Plan: Node }] }>(
      `explain (format json) ${sql}`,
      [...parameters],
    );
    for (const row of rows) found.push(...scanned(row["QUERY PLAN"][0].Plan));
  }
  return found;
}

const first = async () => (await listRequests(database.db, actors.qiye, { limit: 1 })).items[0]?.id ?? "";
const LISTS: [name: string, work: () => Promise<unknown>][] = [
  ...LOGINS.flatMap((login): [string, () => Promise<unknown>][] => [
    [`requests: ${login}`, () => listRequests(db, actors[login])],
    [`requests by status: ${login}`, () => listRequests(db, actors[login], { status: "closed" })],
    [`requests by words: ${login}`, () => listRequests(db, actors[login], { q: "餐盒" })],
    [`orders: ${login}`, () => listOrders(db, actors[login])],
    [`orders by status: ${login}`, () => listOrders(db, actors[login], { status: "confirmed" })],
    [`deliverables: ${login}`, () => listDeliverables(db, actors[login])],
    [`notices: ${login}`, () => noticesOf(db, actors[login], {})],
  ]),
  [
    "requests, second page",
    async () => {
      const { next } = await listRequests(database.db, actors.qiye, {});
      await listRequests(db, actors.qiye, { after: next ?? "" });
    },
  ],
  ["packages of a request", async () => packagesOf(db, actors.qiye, await first())],
  ["timeline", async () => timeline(db, await first(), actors.qiye)],
  ["job board", () => jobBoard(db, actors.jigou)],
  ["job board, ended", () => jobBoard(db, actors.jigou, { view: "ended" })],
  ["job board, counts", () => boardCounts(db, actors.jigou)],
  ["own quotes", () => ownQuotes(db, actors.jigou)],
  ["intake: waiting", () => waitingCards(db, actors.zhandian, BOARD)],
  ["intake: routing", () => routingCards(db, actors.zhandian, BOARD)],
  ["intake: work", () => workCards(db, actors.zhandian, BOARD)],
  ["intake: afterwards", () => afterCards(db, actors.zhandian, BOARD)],
];

describe("with fifty thousand requests, no list reads a table from end to end", () => {
  it.each(LISTS)("%s", async (_, work) => expect(await readWhole(work)).toEqual([]));
});

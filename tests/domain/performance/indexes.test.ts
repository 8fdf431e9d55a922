import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTotals } from "~/domain/figures/public-figures.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { multiply } from "../../support/multiply";
import { planReader } from "../../support/plans";
import { allLists } from "./lists/all";
import { type List, type Readers, signIn } from "./lists/readers";

const COPIES = 150;
/** Twenty-six thousand requests are planned for as if their tables held a million. */
const MILLION = 40;

let database: TestDatabase;
let plans: ReturnType<typeof planReader>;
let lists = new Map<string, List[1]>();

beforeAll(async () => {
  database = await testDatabase({ content: "demo", max: 2 });
  const readers = await signIn(database.db, database.url);
  await multiply(database.pool, COPIES);
  await countTotals(database.db);
  const { items } = await listRequests(database.db, readers.qiye, { limit: 1 });
  plans = planReader(database.pool, { larger: MILLION });
  lists = new Map(allLists(plans.db, readers, items[0]?.id ?? ""));
}, 600_000);
afterAll(() => database?.drop());

/** The names are wanted before there is a database to read from. */
const NAMES = allLists(null as never, namesOnly(), "").map(([name]) => name);
function namesOnly(): Readers {
  const nobody = { hubs: {}, organisationId: "", userId: "", regionCode: "" };
  return new Proxy({} as Readers, { get: () => nobody });
}

const readWhole = async (name: string) => {
  const work = lists.get(name);
  if (!work) throw new Error(`there is no list "${name}"`);
  return (await plans.plansOf(work)).scanned;
};

describe("at a million requests, no list reads a table from end to end", () => {
  it.each(NAMES)("%s", async (name) => expect(await readWhole(name)).toEqual([]));
});

/** An index, a list that lives on it, and the table that list would read without it. */
const SEEDED: [index: string, list: string, table: string][] = [
  ["audit_entries_latest", "audit: admin", "audit_entries"],
  ["organisations_name", "organisations", "organisations"],
  ["normative_documents_browse", "documents", "normative_documents"],
  ["requests_origin", "cockpit of 30 days: city", "requests"],
  ["mails_status", "mails, counts", "mails"],
  ["providers_provisional", "providers to vet: county", "providers"],
];

describe("the check notices when an index is gone", () => {
  it.each(SEEDED)("%s: %s", async (index, list, table) => {
    const { rows } = await database.pool.query<{ made: string }>(
      "select indexdef as made from pg_indexes where indexname = $1",
      [index],
    );
    await database.pool.query(`drop index ${index}`);
    expect(await readWhole(list)).toContain(table);
    await database.pool.query(rows[0]?.made ?? "");
  });
});

import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { type Answer, codeOf, signedIn, visitor } from "../security/support/http";
import type { Asked } from "../security/support/marketplace";
import { type Town, townIn } from "../security/support/town";
import { startTestApp } from "../support/app-server";
import { copyDatabase } from "../support/database";

const ROUNDS = 20;
const ATTEMPTS = 500;

/** A request with an offer of each of the three labs. */
async function contested(town: Town) {
  const { actors, providers, market, labs } = town;
  const asked = await market.request(actors.own, "SD370102", labs, [
    providers.lab,
    providers.rival,
    providers.uninvited,
  ]);
  const sellers = [actors.business, actors.rival, await town.actorOf("uninvitedbusiness")];
  const quotes: string[] = [];
  for (const [index, seller] of sellers.entries()) {
    quotes.push((await town.quote(seller, asked, 500_000 + index)).id);
  }
  return { ...asked, quotes };
}

/** What the database says became of a package. */
async function outcomeOf(db: Db, { packageId }: Asked) {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from awards where package_id = ${packageId})::int as awards,
    (select count(*) from orders where package_id = ${packageId})::int as orders,
    (select count(*) from quotes where package_id = ${packageId} and status = 'awarded')::int as awarded,
    (select count(*) from quotes where package_id = ${packageId} and status = 'declined')::int as declined,
    (select count(*) from events where package_id = ${packageId} and kind = 'package.awarded')::int as told,
    (select count(*) from audit_entries where subject_id = ${packageId} and action = 'package.awarded')::int as audited`.execute(
    db,
  );
  return rows[0];
}
const ONE_WINNER = { awards: 1, orders: 1, awarded: 1, declined: 2, told: 1, audited: 1 };

/** Who was told of a lost offer, how often; waits until no telling is left to do. */
async function tellings(db: Db, packageIds: string[]) {
  for (let patience = 300; patience > 0; patience -= 1) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'tell'`.execute(db);
    if (rows[0]?.n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rows } = await sql<{ package_id: string; login: string; n: number }>`
    select e.package_id, u.login, count(*)::int as n from notifications n join events e on e.id = n.event_id
    join users u on u.id = n.user_id where e.kind = 'quote.declined' and e.package_id = any(${packageIds}::uuid[])
    group by 1, 2`.execute(db);
  return rows;
}

describe("five hundred awards of one request at once, twenty times, through HTTP", () => {
  it("have one winner each; the rest are told 409, never 412; losers hear of it once", async () => {
    const app = await startTestApp("reference");
    const town = await townIn(app.url);
    const own = visitor(app.origin, await signedIn(app.origin, "own"));
    const rounds: Asked[] = [];
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const asked = await contested(town);
        rounds.push(asked);
        const { version } = await town.db
          .selectFrom("requests")
          .select("version")
          .where("id", "=", asked.requestId)
          .executeTakeFirstOrThrow();
        const award = (attempt: number): Promise<Answer> =>
          own.api(
            "POST",
            `/requests/${asked.requestId}/events`,
            { event: "award", quoteId: asked.quotes[attempt % asked.quotes.length] },
            {
              "If-Match": `"${version}"`,
              ...(attempt % 2 ? { "Idempotency-Key": `${round}-${attempt}` } : {}),
            },
          );
        const answers = await Promise.all(Array.from({ length: ATTEMPTS }, (_, attempt) => award(attempt)));
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 200)).toHaveLength(1);
        expect(statuses.filter((status) => status === 409)).toHaveLength(ATTEMPTS - 1);
        expect(new Set(answers.filter(({ status }) => status === 409).map(codeOf))).toEqual(
          new Set(["conflict"]),
        );
        expect(await outcomeOf(town.db, asked)).toEqual(ONE_WINNER);
      }
      const told = await tellings(
        town.db,
        rounds.map(({ packageId }) => packageId),
      );
      expect(told.every(({ n }) => n === 1)).toBe(true);
      // two losers, each with an owner and a business person
      for (const { packageId } of rounds)
        expect(told.filter((row) => row.package_id === packageId)).toHaveLength(4);
      expect((await own.api("GET", "/me")).status).toBe(200);
    } finally {
      await town.close();
      await app.stop();
    }
  }, 240_000);
});

describe("without its guards (seeded bugs)", () => {
  const worlds: Town[] = [];
  const town = async () => {
    const made = await townIn(await copyDatabase("reference"));
    worlds.push(made);
    return made;
  };
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });

  const insertAward = (world: Town, packageId: string, quoteId: string) =>
    sql`insert into awards (id, package_id, quote_id, provider_id, amount_fen, legality_record_id, awarded_by)
      select ${newId()}, q.package_id, q.id, q.provider_id, q.total_fen, q.legality_record_id, ${world.actors.own.userId}
      from quotes q where q.id = ${quoteId} and q.package_id = ${packageId}`.execute(world.db);

  it("the index alone refuses a second award of a package, whoever inserts it", async () => {
    const world = await town();
    const asked = await contested(world);
    await insertAward(world, asked.packageId, asked.quotes[0] ?? "");
    await expect(insertAward(world, asked.packageId, asked.quotes[1] ?? "")).rejects.toMatchObject({
      code: "23505",
      constraint: "awards_one_a_package",
    });
  });

  it("a command without the lock, on a database without the index, makes several winners, and the check above sees it", async () => {
    const world = await town();
    await sql`drop index awards_one_a_package`.execute(world.db);
    const asked = await contested(world);
    const careless = (quoteId: string) =>
      world.db.transaction().execute(async (tx) => {
        const pack = await tx
          .selectFrom("packages")
          .select("status")
          .where("id", "=", asked.packageId)
          .executeTakeFirstOrThrow();
        await sql`select pg_sleep(0.2)`.execute(tx);
        if (pack.status === "awarded") return;
        await sql`insert into awards (id, package_id, quote_id, provider_id, amount_fen, legality_record_id, awarded_by)
          select ${newId()}, package_id, id, provider_id, total_fen, legality_record_id, ${world.actors.own.userId}
          from quotes where id = ${quoteId}`.execute(tx);
        await tx
          .updateTable("packages")
          .set({ status: "awarded" })
          .where("id", "=", asked.packageId)
          .execute();
      });
    await Promise.allSettled(asked.quotes.map(careless));
    const outcome = await outcomeOf(world.db, asked);
    expect(outcome?.awards).toBeGreaterThan(1);
    expect(() => expect(outcome).toEqual(ONE_WINNER)).toThrow();
  });
});

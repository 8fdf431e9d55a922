import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { type Fault, signHead } from "~/domain/audit/chain.server";
import { signHeads } from "~/domain/audit/sign-heads.server";
import { verifyChains } from "~/domain/audit/verify-chains.server";
import { newId } from "~/domain/ids";
import { recordAudit } from "~/domain/outbox.server";
import { testDatabase } from "../../support/database";

const KEY = "a-key-that-is-long-enough-for-a-test-of-it";
const made: { drop: () => Promise<void> }[] = [];
afterAll(() => Promise.all(made.map((each) => each.drop())));

/** Two chains of ten entries each, with signed heads. */
async function chains() {
  const database = await testDatabase({ content: "schema" });
  made.push(database);
  const { db } = database;
  const ids = [newId(), newId()] as const;
  for (let n = 1; n <= 10; n += 1) {
    for (const organisationId of ids) {
      const about = { type: "request", id: String(n) };
      await db
        .transaction()
        .execute((tx) =>
          recordAudit(tx, { userId: null, organisationId }, "request.submitted", about, { n }),
        );
    }
  }
  await signHeads(db, KEY);
  return { db, chain: ids[0], rewrite: (text: string) => unguarded(db, text) };
}

/** What the owner of the tables can do, and a verifier has to notice: lift the triggers and write. */
const unguarded = (db: Parameters<typeof verifyChains>[0], text: string) =>
  db.transaction().execute(async (tx) => {
    await sql`alter table audit_entries disable trigger user`.execute(tx);
    await sql.raw(text).execute(tx);
    await sql`alter table audit_entries enable trigger user`.execute(tx);
  });

const brokenIn = async (db: Parameters<typeof verifyChains>[0]) =>
  (await verifyChains(db, KEY)).flatMap(({ broken }) =>
    broken ? [{ seq: broken.seq, fault: broken.fault }] : [],
  );

describe("a chain", () => {
  it("is whole when nobody touched it", async () => {
    const { db } = await chains();
    const reports = await verifyChains(db, KEY);
    expect(reports.map(({ entries, signed, broken }) => [entries, signed, broken])).toEqual([
      [10, 1, null],
      [10, 1, null],
    ]);
  });

  const faults: [what: string, how: (chain: string) => string, seq: number, fault: Fault][] = [
    [
      "other data",
      (c) => `update audit_entries set data = '{"n":99}' where chain = '${c}' and seq = 4`,
      4,
      "altered",
    ],
    [
      "another actor",
      (c) => `update audit_entries set action = 'x' where chain = '${c}' and seq = 7`,
      7,
      "altered",
    ],
    [
      "another time",
      (c) => `update audit_entries set at = at - interval '1 microsecond' where chain = '${c}' and seq = 2`,
      2,
      "altered",
    ],
    ["a missing entry", (c) => `delete from audit_entries where chain = '${c}' and seq = 5`, 5, "gap"],
    ["a missing end", (c) => `delete from audit_entries where chain = '${c}' and seq > 8`, 9, "cut_off"],
    [
      "a missing end with a head that fits",
      (c) => `delete from audit_entries where chain = '${c}' and seq > 8;
        update audit_heads set seq = 8, hash = (select hash from audit_entries where chain = '${c}' and seq = 8) where chain = '${c}'`,
      9,
      "cut_off",
    ],
    [
      "a head of its own",
      (c) => `update audit_heads set hash = repeat('f', 64) where chain = '${c}'`,
      10,
      "wrong_head",
    ],
    [
      "a signature with another key",
      (c) =>
        `update audit_head_signatures set signature = '${signHead("other", c, 10, "x")}' where chain = '${c}'`,
      10,
      "wrong_signature",
    ],
  ];
  it.each(faults)("with %s is named at the first entry that does not fit", async (_, how, seq, fault) => {
    const { db, chain, rewrite } = await chains();
    await rewrite(how(chain));
    expect(await brokenIn(db)).toEqual([{ seq, fault }]);
  });

  it("rewritten as a whole still does not fit its signed head", async () => {
    const { db, chain, rewrite } = await chains();
    await rewrite(`
      update audit_entries set data = '{"n":0}' where chain = '${chain}' and seq = 10;
      update audit_entries e set hash = audit_hash(e.previous_hash, e.chain, e.seq, e.at, e.actor_user_id, e.action,
        e.subject_type, e.subject_id, e.data) where chain = '${chain}' and seq = 10;
      update audit_heads h set hash = (select hash from audit_entries where chain = h.chain and seq = 10) where chain = '${chain}'`);
    expect(await brokenIn(db)).toEqual([{ seq: 10, fault: "wrong_signature" }]);
    expect((await verifyChains(db)).every(({ broken }) => broken === null)).toBe(true);
  });

  it("refuses every rewriting through the front door", async () => {
    const { db } = await chains();
    for (const text of [
      "update audit_entries set action = 'x'",
      "delete from audit_entries",
      "truncate audit_entries",
    ]) {
      await expect(sql.raw(text).execute(db)).rejects.toThrow(/append-only/);
    }
  });

  it("stays dense while many write at once", async () => {
    const { db, chain } = await chains();
    const write = (n: number) =>
      db
        .transaction()
        .execute((tx) =>
          recordAudit(tx, { userId: null, organisationId: chain }, "x", { type: "t", id: String(n) }),
        );
    await Promise.all(Array.from({ length: 60 }, (_, n) => write(n)));
    const report = (await verifyChains(db, KEY)).find((each) => each.chain === chain);
    expect([report?.entries, report?.broken]).toEqual([70, null]);
  });
});

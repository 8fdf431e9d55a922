import { sql } from "kysely";
import { afterAll, describe, expect, it, vi } from "vitest";
import { eventsBetween } from "~/domain/chat/event.queries.server";
import { createSender } from "~/domain/chat/sender.server";
import { createDb, createLine } from "~db/connection";
import { testDatabase } from "../../support/database";
import { message, talk } from "./support";

const { db, drop, url } = await testDatabase();
const line = createLine(url);
const down = createDb(line);
afterAll(() => Promise.all([line.end(), drop()]));

const backend = async () =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(down)).rows[0]?.pid;
const divided = (by: number) => sql<{ result: number }>`select 12 / ${by}::int as result`.execute(down);

describe("a line to the database", () => {
  it("takes many statements at once on one connection, and each gets its own answer", async () => {
    const answers = await Promise.allSettled([1, 2, 0, 3, 4].map(divided));
    expect(
      answers.map((one) => (one.status === "fulfilled" ? one.value.rows[0]?.result : "refused")),
    ).toEqual([12, 6, "refused", 4, 3]);
    const pids = await Promise.all([backend(), backend(), backend()]);
    expect(new Set(pids).size).toBe(1);
  });

  it("refuses what was under way when it breaks, and is there again for the next", async () => {
    const pid = await backend();
    const held = sql`select pg_sleep(30)`.execute(down).catch((error: Error) => error);
    const behind = divided(1).catch((error: Error) => error);
    await sql`select pg_terminate_backend(${pid})`.execute(db);
    expect([await held, await behind]).toEqual([expect.any(Error), expect.any(Error)]);
    expect(await backend()).not.toBe(pid);
  });

  it("is given up when the other end does not even cancel, and made anew", async () => {
    const impatient = createLine(url, { statementTimeout: 300 });
    const there = createDb(impatient);
    const ask = () => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(there);
    const { pid = 0 } = (await ask()).rows[0] ?? {};
    process.kill(pid, "SIGSTOP");
    try {
      await expect(ask()).rejects.toThrow("timeout");
      const next = await vi.waitFor(ask);
      expect(next.rows[0]?.pid).not.toBe(pid);
    } finally {
      process.kill(pid, "SIGCONT");
    }
    await impatient.end();
  });

  it("is asked for again after it could not be had", async () => {
    const nowhere = createLine("postgres://nobody@127.0.0.1:1/nothing");
    const there = createDb(nowhere);
    for (let n = 0; n < 2; n++) await expect(sql`select 1`.execute(there)).rejects.toThrow("ECONNREFUSED");
  });
});

describe("batches down a line", () => {
  /** The first answer waits until `release`; what the database did is done. */
  function slowFirst() {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let answers = 0;
    const slow = down.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (answers++ === 0) await held;
        return result;
      },
    });
    return { slow, release };
  }

  it("follow one another without waiting, but never with the same conversation in two", async () => {
    const [first, second] = [await talk(db), await talk(db)];
    const { slow, release } = slowFirst();
    const sender = createSender(db, { line: slow });
    const one = sender.send(message(first.qiye, first.c, "一"));
    await expect.poll(async () => (await eventsBetween(db, first.c, 1)).length).toBe(1);
    const two = sender.send(message(first.qiye, first.c, "二"));
    expect(await sender.send(message(second.qiye, second.c, "别的"))).toMatchObject({ ok: true, seq: 2 });
    // it waits for the fate of the one before it
    expect(sender.depth()).toBe(1);
    expect(await eventsBetween(db, first.c, 1)).toHaveLength(1);
    release();
    expect(await Promise.all([one, two])).toMatchObject([{ seq: 2 }, { seq: 3 }]);
    await sender.settled();
    expect(sender.depth()).toBe(0);
  });

  it("leave behind another only when as many wait as are under way", async () => {
    const talks = [await talk(db), await talk(db), await talk(db), await talk(db)];
    const { slow, release } = slowFirst();
    const sender = createSender(db, { line: slow });
    const say = (n: number) => {
      const { c, qiye } = talks[n] as (typeof talks)[number];
      return sender.send(message(qiye, c, `${n}`));
    };
    const early = [say(0), say(1)];
    await expect.poll(() => sender.depth()).toBe(0);
    const late = [say(2)];
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sender.depth()).toBe(1);
    late.push(say(3));
    expect(await Promise.all(late)).toMatchObject([{ ok: true }, { ok: true }]);
    release();
    expect(await Promise.all(early)).toMatchObject([{ ok: true }, { ok: true }]);
    await sender.settled();
  });

  it("that the line's end cut off are refused for now, and are taken when sent again", async () => {
    const { c, qiye } = await talk(db);
    const sender = createSender(db, { line: down });
    const pid = await backend();
    const again = message(qiye, c, "再来");
    const cut = [sender.send(again)];
    await sql`select pg_terminate_backend(${pid})`.execute(db);
    for (let n = 0; n < 20; n++) cut.push(sender.send({ ...again }));
    for (const outcome of await Promise.all(cut))
      if (!outcome.ok) expect(outcome).toMatchObject({ code: "unavailable", retry: true });
    await expect.poll(() => sender.send(again)).toMatchObject({ ok: true, seq: 2 });
    expect(await eventsBetween(db, c, 1)).toHaveLength(1);
  });
});

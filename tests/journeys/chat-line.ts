import { createServer } from "node:net";
import type { Page } from "@playwright/test";
import pg from "pg";
import { type ServerProcess, startServer } from "~db/demo/server-process";
import { dice } from "../faults/dice";
import { startProxy } from "../faults/machines/proxy";
import { expect } from "../support/journey";

/** A server of this journey's own, on the journeys' database, that it may kill. */
export interface MortalServer {
  port(): number;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function mortalServer(): Promise<MortalServer> {
  const settings = { DEMO: "on", LOG_LEVEL: "error", JOBS: "off", DATABASE_URL: databaseUrl() };
  const run = async () => startServer(await freePort(), settings, () => undefined);
  let server: ServerProcess = await run();
  let port = new URL(server.origin).port;
  return {
    port: () => Number(port),
    async kill() {
      server.child.kill("SIGKILL");
      await server.ended;
    },
    async start() {
      server = await run();
      port = new URL(server.origin).port;
    },
    stop: () => server.stop(),
  };
}

export interface Line {
  origin: string;
  /** Every connection dies, and no new one is taken. */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
}

/** One person's line to the server. */
export async function lineTo(server: Pick<MortalServer, "port">): Promise<Line> {
  let whole = true;
  const proxy = await startProxy(() => (whole ? [server.port()] : []));
  return {
    origin: `http://localhost:${proxy.port}`,
    cut() {
      whole = false;
      proxy.reset(1, dice(1));
    },
    heal() {
      whole = true;
    },
    close: () => proxy.close(),
  };
}

const databaseUrl = () => process.env.JOURNEY_DATABASE_URL ?? "";

async function idOf(query: string): Promise<string> {
  const client = new pg.Client(databaseUrl());
  await client.connect();
  try {
    const { rows } = await client.query(query);
    return rows[0].id;
  } finally {
    await client.end();
  }
}

/** The talk of `qiye` with `zhuanjia` about a request, the one they were at last. */
export const theirTalk = () =>
  idOf(`select c.id from conversations c
    join conversation_people p on p.conversation_id = c.id and p.part = 'expert' and p.left_at is null
    join users x on x.id = p.user_id and x.login = 'zhuanjia'
    join memberships m on m.organisation_id = c.enterprise_id join users u on u.id = m.user_id and u.login = 'qiye'
    where c.subject = 'request' and c.status = 'assigned' order by c.last_at desc limit 1`);

/** A talk that waits in the queue of `zhandian`'s hub. */
export const waitingTalk = () =>
  idOf(`select c.id from conversations c join hubs h on h.id = c.hub_id and h.code = 'SD370102'
    where c.status = 'queued' order by c.queued_at limit 1`);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export const log = (page: Page) => page.getByRole("log", { name: "对话记录" });

/** Writes as a person does: types, and presses Enter. */
export async function say(page: Page, words: string): Promise<void> {
  const area = page.getByRole("textbox", { name: "消息" });
  await area.fill(words);
  await area.press("Enter");
  await expect(log(page).getByText(words)).toHaveCount(1);
}

/** The marked messages of a page, in the order in which they stand there. */
export const marked = async (page: Page, mark: string): Promise<string[]> =>
  [...((await log(page).textContent()) ?? "").matchAll(new RegExp(`${mark}-\\d+`, "g"))].map(
    ([text]) => text,
  );

/** A talk of `qiye`'s with a far hub's desk, with that many messages. */
export async function longTalk(count: number): Promise<string> {
  const client = new pg.Client(databaseUrl());
  await client.connect();
  try {
    const { rows } = await client.query(
      `with talk as (
         insert into conversations (id, subject, enterprise_id, hub_id, last_seq)
         select gen_random_uuid(), 'counter', m.organisation_id, h.id, $1
         from memberships m join users u on u.id = m.user_id and u.login = 'qiye'
         join hubs h on not exists (select from conversations k where k.enterprise_id = m.organisation_id and k.hub_id = h.id)
         limit 1 returning id, enterprise_id)
       , party as (
         insert into conversation_parties (conversation_id, organisation_id, part) select id, enterprise_id, 'asker' from talk)
       insert into chat_events (conversation_id, seq, type, kind, sender_id, sender_organisation_id, part, client_msg_id, body)
       select talk.id, n, 'msg', 'text', u.id, talk.enterprise_id, 'asker', gen_random_uuid(), '第' || n || '条'
       from talk, generate_series(1, $1::int) n, users u where u.login = 'qiye' returning conversation_id`,
      [count],
    );
    return rows[0].conversation_id;
  } finally {
    await client.end();
  }
}

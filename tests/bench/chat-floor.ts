import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { SOCKET_PATH } from "~/realtime/contract";

/** Child process: what the chat is measured against, by its first argument `insert`, `batch`, `relay` or `bare`. No sessions, no rights, no limits. */
interface Said {
  m: string;
  k: string;
  b: string;
}
type Keep = (c: string, userId: string, said: Said) => Promise<number>;

const TABLE = `create table if not exists bench_messages (seq bigint generated always as identity primary key,
  conversation_id uuid not null, sender_id uuid not null, client_msg_id uuid not null, kind text not null,
  body text not null, at timestamptz not null default now(), unique (sender_id, client_msg_id))`;
const INSERT = `insert into bench_messages (conversation_id, sender_id, client_msg_id, kind, body)
  values ($1, $2, $3, $4, $5) returning seq`;

/** One INSERT a message, committed before it is acknowledged; no order in the conversation, nobody is asked for rights. */
async function inserting(): Promise<Keep> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
  await pool.query(TABLE);
  return async (c, userId, { m, k, b }) => {
    const { rows } = await pool.query({ name: "i", text: INSERT, values: [c, userId, m, k, b] });
    return Number(rows[0].seq);
  };
}

const INSERT_ALL = `insert into bench_messages (conversation_id, sender_id, client_msg_id, kind, body)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) returning seq`;

/** The same rows, those that came meanwhile in one INSERT, and still nothing else: how far batches alone can reach here. */
async function batching(): Promise<Keep> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  await pool.query(TABLE);
  let waiting: { row: string[]; kept: (seq: number) => void }[] = [];
  let busy = false;
  const flush = async () => {
    for (let batch = waiting; batch.length > 0; batch = waiting) {
      waiting = [];
      const columns = [0, 1, 2, 3, 4].map((at) => batch.map(({ row }) => row[at]));
      const { rows } = await pool.query({ name: "b", text: INSERT_ALL, values: columns });
      setImmediate(() => {
        for (const [n, { kept }] of batch.entries()) kept(Number(rows[n].seq));
      });
    }
    busy = false;
  };
  return (c, userId, { m, k, b }) =>
    new Promise((kept) => {
      waiting.push({ row: [c, userId, m, k, b], kept });
      if (busy) return;
      busy = true;
      setImmediate(flush);
    });
}

/** Nothing is kept at all. */
function relaying(): Keep {
  let seq = 0;
  return () => Promise.resolve(++seq);
}

const http = createServer();

function socketIo(keep: Keep): void {
  const io = new Server(http, {
    path: SOCKET_PATH,
    addTrailingSlash: false,
    transports: ["websocket"],
    perMessageDeflate: false,
    serveClient: false,
  });
  io.on("connection", (socket) => {
    const { c, u } = socket.handshake.query as { c: string; u: string };
    socket.join(c);
    socket.on("msg.send", async (said: Said, answer: (ack: object) => void) => {
      const seq = await keep(c, u, said);
      const at = new Date().toISOString();
      answer({ ok: true, seq, at, dup: false });
      const by = { userId: u, name: "演示", organisation: "演示", part: "asker" };
      io.to(c).emit("evt", { c, seq, type: "msg", at, by, m: said.m, k: said.k, b: said.b });
    });
  });
}

function bare(): void {
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  server.on("connection", (socket) => {
    socket.on("message", () => undefined);
    socket.send("bare");
  });
}

const kind = process.argv[2];
if (kind === "bare") bare();
else if (kind === "insert") socketIo(await inserting());
else socketIo(kind === "batch" ? await batching() : relaying());
http.listen(Number(process.env.PORT), "127.0.0.1", () =>
  process.send?.((http.address() as AddressInfo).port),
);
process.on("disconnect", () => process.exit(0));

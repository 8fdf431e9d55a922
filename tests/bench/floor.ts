import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import pg from "pg";
import { projectRoot } from "~db/project";

/** What the platform is measured against: node:http and pg by hand, and Remix without anything around it. */
const TABLES = `
create table if not exists bench_requests (id uuid primary key, title text, body jsonb, at timestamptz default now());
create table if not exists bench_events (id uuid primary key, kind text, request_id uuid, at timestamptz default now());
create table if not exists bench_audit (seq bigint generated always as identity primary key, action text, data jsonb);`;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
await pool.query(TABLES);

async function bodyOf(request: IncomingMessage): Promise<{ title: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as { title: string };
}

async function post(request: IncomingMessage): Promise<object> {
  const body = await bodyOf(request);
  const id = crypto.randomUUID();
  const client = await pool.connect();
  const insert = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  try {
    await client.query("begin");
    await insert("r", "insert into bench_requests (id, title, body) values ($1, $2, $3)", [
      id,
      body.title,
      body,
    ]);
    await insert("e", "insert into bench_events (id, kind, request_id) values ($1, 'submitted', $2)", [
      crypto.randomUUID(),
      id,
    ]);
    await insert("a", "insert into bench_audit (action, data) values ('submitted', $1)", [body]);
    await client.query("commit");
  } finally {
    client.release();
  }
  return { id };
}

const LIST = `select r.id, r.number, r.title, r.status, r.version, e.name as enterprise, r.created_at as "createdAt"
  from requests r join organisations e on e.id = r.enterprise_id where r.enterprise_id = $1
  order by r.created_at desc, r.id desc limit 20`;
const list = async () =>
  (await pool.query({ name: "l", text: LIST, values: [process.env.BENCH_ENTERPRISE] })).rows;

const routes: Record<string, (request: IncomingMessage) => Promise<unknown>> = {
  "GET /hello": async () => ({ hello: "world" }),
  "GET /select": async () => (await pool.query({ name: "s", text: "select 1 as one", values: [] })).rows,
  "POST /requests": post,
  "GET /requests": list,
};

async function raw(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = routes[`${request.method} ${request.url}`];
  const text = JSON.stringify(found ? await found(request) : {});
  response.writeHead(found ? 200 : 404, { "Content-Type": "application/json" }).end(text);
}

interface Entry {
  services(): { sessions: { actor(id: string, channel: "browser"): Promise<unknown> } };
}

/** The same routes and markup through Remix alone: no headers, session, limits or compression. */
async function bareRemix() {
  const file = pathToFileURL(join(projectRoot, "build/server/index.js")).href;
  const build = (await import(file)) as ServerBuild;
  const { sessions } = (build.entry.module as unknown as Entry).services();
  const actor = await sessions.actor(process.env.BENCH_SESSION ?? "", "browser");
  const context = { nonce: "n", correlationId: "c", address: "::1", actor, locale: "zh-CN", origin: "" };
  return express().all("*", createRequestHandler({ build, getLoadContext: () => context as never }));
}

const remix = await bareRemix();
const listen = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    }),
  );
const ports = { raw: await listen(createServer(raw)), remix: await listen(createServer(remix)) };
process.send?.(ports);
process.on("disconnect", () => process.exit(0));

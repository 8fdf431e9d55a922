import { createServer as createHttpServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { createPool } from "~db/connection";
import type { ServerBug } from "../run/build";
import { naiveSender } from "./naive-sender";

/** The built product, its gateway and all, but for the sender: a node with the bug named by the first argument. */
type Entry = typeof import("~/entry.server");
const bug = process.argv[2] as ServerBug;
const file = pathToFileURL(path.resolve("build/server/index.js")).href;
const build = (await import(file)) as ServerBuild;
const entry = build.entry.module as unknown as Entry;
const all = entry.services();
all.chat = naiveSender(createPool(all.env.DATABASE_URL), bug);
const server = createHttpServer();
server.on("request", entry.createServer(all, build, null));
const gateway = await entry.attachGateway(server, all);
process.on("SIGTERM", async () => {
  await gateway.close();
  process.exit(0);
});
server.listen(all.env.PORT, all.env.HOST);

import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";

type Entry = typeof import("./entry.server");
const production = process.env.NODE_ENV === "production";

async function developmentBuild(server: Server) {
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: "remix.config.js",
    server: { middlewareMode: true, hmr: { server } },
  });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return { load, assets: vite.middlewares };
}

async function productionBuild() {
  const file = pathToFileURL(path.resolve("build/server/index.js")).href;
  const build = (await import(file)) as ServerBuild;
  return { load: () => Promise.resolve(build), assets: null };
}

/** Lets requests under way finish, then leaves; a second signal, or ten seconds, leaves at once. */
function leaveOnSignal(server: Server, stop: () => Promise<void>) {
  let leaving = false;
  const leave = async () => {
    if (leaving) process.exit(1);
    leaving = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    server.close();
    server.closeIdleConnections();
    await stop();
    process.exit(0);
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}

const server = createHttpServer();
// Longer than a proxy's or a client's own patience, who would else meet a line that is just being closed
server.keepAliveTimeout = 65_000;
server.headersTimeout = 66_000;
const { load, assets } = production ? await productionBuild() : await developmentBuild(server);
const entry = (await load()).entry.module as unknown as Entry;
const all = entry.services();
server.on("request", entry.createServer(all, production ? await load() : load, assets));
const gateway = await entry.attachGateway(server, all);
const jobs = all.env.JOBS ? await entry.startJobs(all) : null;
leaveOnSignal(server, async () => {
  await gateway.close();
  await jobs?.stop();
  await Promise.all([all.pool.end(), all.chatLine.end(), all.chatPool.end()]);
});
server.listen(all.env.PORT, all.env.HOST, () => {
  const { port } = server.address() as AddressInfo;
  all.log.info({ port }, `listening on http://localhost:${port}`);
});

import { constants } from "node:zlib";
import compression from "compression";
import express, { type Express, type RequestHandler, type Response } from "express";
import { pendingMigrations } from "~db/pending-migrations";
import { awayPage } from "./away-page.server";
import { refuseCrossSite } from "./cross-site.server";
import { securityHeaders } from "./csp.server";
import { drainRefused } from "./drain.server";
import { packedAssets } from "./packed-assets.server";
import { giveNonce, requestContext } from "./request-context.server";
import { type Build, pages } from "./routes-by-word.server";
import type { Services } from "./services.server";

const YEAR = 31_536_000;

/** `/healthz` answers while the process lives, `/readyz` while it can serve: database reachable, migrations current. */
function health(app: Express, { db }: Services) {
  app.get("/healthz", (_, response) => void response.type("text/plain").send("ok"));
  app.get("/readyz", async (_, response) => {
    try {
      const pending = await pendingMigrations(db);
      if (pending.length === 0) response.type("text/plain").send("ready");
      else
        response
          .status(503)
          .type("text/plain")
          .send(`migrations pending: ${pending.join(", ")}`);
    } catch {
      response.status(503).type("text/plain").send("database away");
    }
  });
}

/** Secrets and sources are never served, whatever a build left lying about. */
const hideInternals: RequestHandler = (request, response, next) => {
  if (/(^|\/)\.(?!well-known)|\.map$/.test(request.path)) response.status(404).type("text/plain").send("404");
  else next();
};

/** A NUL survives in no text of the database; an address with one was made by nobody's browser. */
const refuseNul: RequestHandler = (request, response, next) => {
  if (!request.url.includes("%00")) return next();
  if (!request.path.startsWith("/api/")) {
    response.status(400).type("text/plain").send("400 malformed address / 地址有误");
    return;
  }
  const problem = { type: "/developers#malformed", title: "malformed", status: 400, code: "malformed" };
  response.status(400).type("application/problem+json").send(JSON.stringify(problem));
};

/** No file is called /api/…, so none is looked for. */
const butApi =
  (files: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.path.startsWith("/api/") ? next() : files(request, response, next);

/** The HTTP server around the pages: health, headers, cross-site guard, session, assets, then Remix. */
export function createServer(all: Services, build: Build, assets: RequestHandler | null) {
  const { env } = all;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);
  health(app, all);
  const secure = env.PUBLIC_ORIGIN?.startsWith("https:") ?? false;
  const originOf = (host: string) => env.PUBLIC_ORIGIN ?? `http://${host}`;
  app.use(giveNonce, securityHeaders({ secure, development: assets !== null, originOf }));
  // Vite's own modules in development have paths that look like internals
  if (assets) app.use(assets);
  app.use(hideInternals, refuseNul);
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 18 } } }));
  if (!assets) {
    app.use(
      "/assets",
      packedAssets("build/client/assets"),
      express.static("build/client/assets", { immutable: true, maxAge: YEAR * 1000, index: false }),
    );
    app.use(butApi(express.static("build/client", { maxAge: 3_600_000, index: false })));
  }
  app.use(drainRefused);
  app.use(refuseCrossSite(originOf));
  app.use(requestContext(all));
  const getLoadContext = (_: unknown, response: Response) => response.locals.context;
  app.all("*", pages(build, getLoadContext));
  const last: express.ErrorRequestHandler = (error, request, response, next) => {
    // an escape that is none, e.g. /%E0%A4%A
    if (error instanceof URIError && !response.headersSent) {
      response.status(400).type("text/plain").send("400 malformed address / 地址有误");
      return;
    }
    all.log.error({ err: error }, "a bug outside the pages");
    if (response.headersSent) next(error);
    else
      awayPage(
        response,
        request.path.startsWith("/api/"),
        500,
        String(response.getHeader("X-Correlation-Id") ?? ""),
      );
  };
  app.use(last);
  return app;
}

import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

export type Build = ServerBuild | (() => Promise<ServerBuild>);

/**
 * Remix. It ranks every route there is, and compiles its pattern anew, half a dozen times a request; so it is given
 * only the routes that begin with the address's first word, and all of them where that word says nothing.
 */
export function pages(build: Build, getLoadContext: GetLoadContextFunction): RequestHandler {
  const whole = createRequestHandler({ build, getLoadContext });
  // in development routes come and go
  if (typeof build === "function") return whole;
  const words = new Set(Object.keys(build.routes).map((id) => firstWord(build, id)));
  words.delete(ANY);
  // made when first asked for: a server has more words than most of its readers use
  const made = new Map<string, RequestHandler>();
  const handlerOf = (word: string) => {
    const known = made.get(word) ?? createRequestHandler({ build: only(build, word), getLoadContext });
    made.set(word, known);
    return known;
  };
  return (request, response, next) => {
    const word = wordOf(request.path);
    (words.has(word) ? handlerOf(word) : whole)(request, response, next);
  };
}

const ANY = "";

const wordOf = (path: string) => (path.split("/").find(Boolean) ?? ANY).replace(/\.data$/, "").toLowerCase();

/** What every address of a route begins with; `ANY` for layouts, the home page and patterns. */
function firstWord({ routes }: ServerBuild, id: string): string {
  let path = "";
  for (let route = routes[id]; route; route = routes[route.parentId ?? ""])
    path = `${route.path ?? ""}/${path}`;
  const word = path.split("/").find(Boolean) ?? ANY;
  return /^[a-z\d-]+$/i.test(word) ? word.toLowerCase() : ANY;
}

/** The same build with the routes alone whose addresses may begin with `word`. */
function only(build: ServerBuild, word: string): ServerBuild {
  const fits = ([id]: [string, unknown]) => [word, ANY].includes(firstWord(build, id));
  const routes = Object.fromEntries(Object.entries(build.routes).filter(fits)) as ServerBuild["routes"];
  const manifest = Object.fromEntries(Object.entries(build.assets.routes).filter(fits));
  return { ...build, routes, assets: { ...build.assets, routes: manifest as typeof build.assets.routes } };
}

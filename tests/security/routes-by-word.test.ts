import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import { afterAll, expect, it } from "vitest";
import { pages } from "~/platform/routes-by-word.server";

const ROUTES: Record<string, { path?: string; index?: boolean; parentId?: string }> = {
  root: { path: "" },
  layout: { parentId: "root" },
  home: { parentId: "layout", index: true },
  list: { parentId: "layout", path: "requests" },
  new: { parentId: "layout", path: "requests/new" },
  one: { parentId: "layout", path: "requests/:id" },
  file: { parentId: "root", path: "requests/export.xlsx" },
  group: { parentId: "layout", path: "intake" },
  inner: { parentId: "group", path: "duty" },
  pattern: { parentId: "root", path: ":word/plain" },
  rest: { parentId: "root", path: "api/v1/*" },
};

/** Every route answers with its own name and what the address gave it. */
function build(): ServerBuild {
  const entries = Object.entries(ROUTES).map(([id, route]) => {
    const loader = ({ params }: { params: object }) => Response.json({ id, params });
    return [id, { ...route, id, module: { loader } }];
  });
  return {
    entry: { module: { default: () => new Response(null, { status: 404 }) } },
    routes: Object.fromEntries(entries),
    assets: { version: "1", url: "", entry: { imports: [], module: "" }, routes: {} },
    publicPath: "/",
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: "production",
  } as unknown as ServerBuild;
}

const open: (() => void)[] = [];
afterAll(() => open.forEach((close) => void close()));

async function serve(handler: RequestHandler) {
  const server = createServer(express().all("*", handler)).listen(0, "127.0.0.1");
  open.push(() => server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("finds for every address the route that all routes together would find", async () => {
  const [ours, remix] = await Promise.all([
    serve(pages(build(), () => ({}) as never)),
    serve(createRequestHandler({ build: build() }) as RequestHandler),
  ]);
  const answer = async (origin: string, path: string) => {
    const response = await fetch(origin + path);
    return { status: response.status, text: await response.text() };
  };
  expect(JSON.parse((await answer(ours, "/Requests/7")).text)).toEqual({ id: "one", params: { id: "7" } });
  for (const path of [
    ..."/ /requests /requests/ /Requests /%72equests /requests/new /requests/7 /requests/7/8".split(" "),
    ..."/requests/export.xlsx /requests/EXPORT.xlsx /intake /intake/duty /intake/plain /requests/plain".split(
      " ",
    ),
    ..."/nowhere /nowhere/plain /api/v1 /api/v1/x/y /api/v2 //requests /requests//new /%E0%A4%A/plain".split(
      " ",
    ),
    ..."/requests.data /requests/new.data /_root.data /nowhere.data".split(" "),
  ])
    expect({ path, ...(await answer(ours, path)) }).toEqual({ path, ...(await answer(remix, path)) });
});

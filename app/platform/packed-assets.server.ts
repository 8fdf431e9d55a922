import { existsSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import type { RequestHandler } from "express";

const ENDINGS = { br: ".br", gzip: ".gz" };

/** Sends a file of `folder` as the build packed it, to those who can unpack it; before the server of plain files. */
export function packedAssets(folder: string): RequestHandler {
  const files = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const way = request.acceptsEncodings(["br", "gzip"]) as keyof typeof ENDINGS | false;
    if (way && files.has(name + ENDINGS[way])) {
      request.url = `/${name}${ENDINGS[way]}`;
      response.type(extname(name));
      response.setHeader("Content-Encoding", way);
    }
    if (files.has(`${name}.br`)) response.vary("Accept-Encoding");
    next();
  };
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "~db/project";

export interface RouteFile {
  name: string;
  /** It renders a page; resource routes only answer. */
  page: boolean;
  loads: boolean;
  acts: boolean;
  /** Whether a path (without query) is this route's. */
  matches(path: string): boolean;
}

const HOME = join(projectRoot, "app/routes");
const exports = (source: string, name: string) =>
  new RegExp(`^export (const|(async )?function) ${name}\\b|^export \\{[^}]*\\b${name}\\b`, "m").test(source);

/** Every route module on disk, in the flat convention: a file, or a folder with a route file. */
export function routeFiles(home = HOME): RouteFile[] {
  return readdirSync(home, { withFileTypes: true })
    .map((entry) => ({
      entry,
      file: entry.isDirectory() ? routeIn(join(home, entry.name)) : join(home, entry.name),
    }))
    .filter((found): found is { entry: (typeof found)["entry"]; file: string } => found.file !== null)
    .map(({ entry, file }) => described(entry.name.replace(/\.tsx?$/, ""), readFileSync(file, "utf8")));
}

const routeIn = (folder: string) =>
  ["route.tsx", "route.ts"].map((name) => join(folder, name)).find(existsSync) ?? null;

function described(name: string, source: string): RouteFile {
  const pattern = new RegExp(`^${patternOf(name)}$`);
  return {
    name,
    page: /^export default /m.test(source),
    loads: exports(source, "loader") && !/^export const loader = postOnly;/m.test(source),
    acts: exports(source, "action"),
    matches: (path) => pattern.test(path),
  };
}

/** `_desk.requests.$id` → `/requests/[^/]+`; `_name` is a layout, `_index` nothing, `[.]` a dot. */
function patternOf(name: string): string {
  const pieces = name.split(/\.(?![^[]*\])/).filter((piece) => !piece.startsWith("_"));
  const parts = pieces.map((piece) => {
    const literal = piece.replace(/\[(.)\]/g, "$1");
    if (literal === "$") return ".*";
    const escaped = literal.replace(/[.*+?^()|[\]\\]/g, "\\$&");
    return escaped.replace(/\$\w+/g, "[^/]+").replace(/_$/, "");
  });
  return parts.length === 0 ? "/" : `/${parts.join("/")}`;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const FOLDERS = ["app", "db"];
const EXEMPT = /db[/\\](schema\.ts|migrations|reference)/;
const LIMITS = { medianFile: 60, longFile: 200, longFunction: 40 };

/** Figures of the sources under `root` that exceed the budget of the house rules: lines of files and of functions. */
export function checkSizes(root: string): string[] {
  const files = FOLDERS.flatMap((folder) => sources(join(root, folder)));
  const lines = files.map((file) => ({
    name: file,
    lines: readFileSync(file, "utf8").split("\n").length - 1,
  }));
  const functions = files.flatMap(functionLengths);
  return [
    over("median of files", quantile(lines, 0.5), LIMITS.medianFile),
    over("95th percentile of files", quantile(lines, 0.95), LIMITS.longFile),
    over("95th percentile of functions", quantile(functions, 0.95), LIMITS.longFunction),
  ].filter((text) => text !== "");
}

interface Length {
  name: string;
  lines: number;
}

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .filter((name) => !EXEMPT.test(name));
}

function functionLengths(file: string): Length[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false, kind);
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: Length[] = [];
  const visit = (node: ts.Node) => {
    // A pure component's markup is no logic: its length is the file's concern.
    if (ts.isFunctionLike(node) && "body" in node && node.body && !file.endsWith("x")) {
      const start = lineAt(node.getStart(source));
      found.push({ name: `${file}:${start + 1}`, lines: lineAt(node.end) - start + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function quantile(lengths: Length[], share: number): Length {
  const sorted = [...lengths].sort((a, b) => a.lines - b.lines);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? { name: "", lines: 0 };
}

function over(what: string, { name, lines }: Length, limit: number): string {
  return lines > limit ? `${what}: ${lines} lines (${name}), the budget is ${limit}` : "";
}

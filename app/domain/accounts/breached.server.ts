import { readFileSync } from "node:fs";
import path from "node:path";

let list: Set<string> | null = null;

/** The list is a data file beside the program, read on first use: 6,000 lines, some 0.5 MB of memory. */
function breached(): Set<string> {
  list ??= new Set(
    readFileSync(path.resolve("db/reference/breached-passwords.txt"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return list;
}

/** Whether a password is among those that leaks have made worthless; upper and lower case count as one. */
export const isBreached = (password: string) => breached().has(password.toLowerCase());

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "~db/demo/build";
import { dataFolder, projectRoot } from "~db/project";
import type { Program } from "../machines/node";

/** Bugs that a node can be started with, from outside the product: see bugs/node.ts. */
export type ServerBug = "ack_before_commit" | "no_dedupe" | "identity_order";

export interface Built {
  /** The product's own start, or the same with a bug around it. */
  program(bug?: ServerBug): Program;
  remove(): void;
}

/** A node ends when the run that started it is gone. */
const LEASH = ["--import", join(projectRoot, "db/demo/leash.js")];

/** A copy of the production build, so that nobody who builds meanwhile pulls it from under the nodes. */
export async function copyBuild(name = `faults-build-${process.pid}`): Promise<Built> {
  await ensureBuild({ quiet: true });
  return copyOf(name);
}

/** The same of whatever was built last. */
export function copyOf(name: string): Built {
  const cwd = join(dataFolder, name);
  mkdirSync(cwd, { recursive: true });
  cpSync(join(projectRoot, "build/server"), join(cwd, "build/server"), { recursive: true });
  return {
    program: (bug) => ({
      cwd,
      args: bug
        ? [...LEASH, "--import", "tsx", join(projectRoot, "tests/faults/bugs/node.ts"), bug]
        : [...LEASH, "build/server/node.js"],
    }),
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

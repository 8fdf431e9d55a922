import { projectRoot } from "~db/project";
import { checkTexts } from "./i18n-check";
import { checkLock } from "./lock-check";
import { checkSizes } from "./size-check";

const CHECKS: Record<string, () => string[]> = {
  texts: () => checkTexts(projectRoot),
  sizes: () => checkSizes(projectRoot),
  lock: () => checkLock(projectRoot, false),
  "lock:complete": () => checkLock(projectRoot, true) && [],
};

/** The checks that need no tool of their own; prints what is wrong. `npm run validate` runs each as one step. */
const findings = CHECKS[process.argv[2] ?? ""]?.() ?? ["no such check"];
for (const finding of findings) process.stdout.write(`${finding}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;

import { projectRoot } from "~db/project";
import { checkTexts } from "./i18n-check";
import { checkSizes } from "./size-check";

/** The checks that need no tool of their own; prints what is wrong. `npm run validate` runs it as one step. */
const findings = process.argv[2] === "texts" ? checkTexts(projectRoot) : checkSizes(projectRoot);
for (const finding of findings) process.stdout.write(`${finding}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;

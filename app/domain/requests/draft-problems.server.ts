import { type FieldCodes, Refusal } from "../errors";
import { fieldCodes } from "../messages";
import type { Db } from "../outbox.server";
import { dueOnProblem } from "./check-content.server";
import { contentOf, type DraftBody, type Step } from "./draft";
import { looseItems } from "./draft-preview.server";
import { requestContent } from "./request";
import { resolvePackages } from "./resolve-items.server";

const FIRST = requestContent.pick({ title: true, description: true, region: true });
const SECOND = requestContent.pick({ title: true, packages: true });
const THIRD = requestContent.pick({ delivery: true, dueOn: true, budgetFen: true, sealed: true });

/** What a step still lacks, a code a field of the content; empty when one may go on. */
export async function stepProblems(db: Db, step: Step, body: DraftBody): Promise<FieldCodes> {
  const content = contentOf(body);
  if (step === 1) return issuesOf(FIRST.safeParse(content));
  if (step === 3) {
    const due = dueOnProblem(content.dueOn);
    return { ...(due ? { dueOn: due } : {}), ...issuesOf(THIRD.safeParse(content)) };
  }
  if (step === 4) return {};
  const judged = SECOND.safeParse(content);
  const shape = judged.success ? {} : fieldCodes(judged.error);
  // both kinds of mistakes at once, so that one press shows all there is to mend
  return { ...(await vocabularyProblems(db, body)), ...shape };
}

const vocabularyProblems = (db: Db, body: DraftBody): Promise<FieldCodes> =>
  resolvePackages(db, looseItems(body)).then(
    () => ({}),
    (error) => {
      if (error instanceof Refusal && error.detail.fields) return error.detail.fields;
      throw error;
    },
  );

const issuesOf = (
  judged: ReturnType<typeof FIRST.safeParse> | ReturnType<typeof THIRD.safeParse>,
): FieldCodes => (judged.success ? {} : fieldCodes(judged.error));

/** What still keeps a draft from being handed in, over all steps. */
export async function draftProblems(db: Db, body: DraftBody): Promise<FieldCodes> {
  const found = await Promise.all(([1, 2, 3] as const).map((step) => stepProblems(db, step, body)));
  return Object.assign({}, ...found);
}

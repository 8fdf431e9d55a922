import { redirect } from "@remix-run/node";
import { Refusal } from "~/domain/errors";
import { confirmRectification, returnRectification } from "~/domain/inspections/answer-rectification.server";
import { findCheck } from "~/domain/inspections/check.queries.server";
import { confirmForm, resultForm, returnForm } from "~/domain/inspections/inspection";
import { recordResult } from "~/domain/inspections/record-result.server";
import type { Submission } from "~/platform/http.server";

/** The office's buttons of a check, each its command. */
export async function press({ db, actor, form, params }: Submission) {
  const { id } = await findCheck(db, actor, params.id);
  const here = (done: string) => redirect(`/supervision/inspections/checks/${id}?done=${done}`);
  if (form.intent === "record") {
    await recordResult(db, actor, id, form.as(resultForm));
    return here("recorded");
  }
  if (form.intent === "confirm") {
    await confirmRectification(db, actor, id, form.as(confirmForm));
    return here("confirmed");
  }
  if (form.intent === "return") {
    await returnRectification(db, actor, id, form.as(returnForm));
    return here("returned");
  }
  throw new Refusal("invalid", "malformed_form");
}

import { redirect } from "@remix-run/node";
import { Refusal } from "~/domain/errors";
import { drawPlan } from "~/domain/inspections/draw-plan.server";
import { enterSeed, voidPlan } from "~/domain/inspections/enter-seed.server";
import { freezePlan } from "~/domain/inspections/freeze-plan.server";
import { freezeForm, seedForm, voidForm } from "~/domain/inspections/inspection";
import { discardPlan } from "~/domain/inspections/make-plan.server";
import { findPlan } from "~/domain/inspections/plan.queries.server";
import type { Submission } from "~/platform/http.server";

/** The buttons of a plan, each its command. */
export async function press({ db, actor, form, params }: Submission) {
  const { id } = await findPlan(db, actor, params.id);
  const here = (done: string) => redirect(`/supervision/inspections/${id}?done=${done}`);
  const version = Number(form.text("expectedVersion")) || undefined;
  if (form.intent === "freeze") {
    await freezePlan(db, actor, id, form.as(freezeForm));
    return here("frozen");
  }
  if (form.intent === "seed") {
    await enterSeed(db, actor, id, form.as(seedForm));
    return here("seeded");
  }
  if (form.intent === "draw") {
    await drawPlan(db, actor, id, version);
    return here("drawn");
  }
  if (form.intent === "void") {
    await voidPlan(db, actor, id, form.as(voidForm));
    return here("voided");
  }
  if (form.intent === "discard") {
    await discardPlan(db, actor, id, version);
    return redirect("/supervision/inspections?done=discarded");
  }
  throw new Refusal("invalid", "malformed_form");
}

import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accreditationPolicy } from "~/domain/accreditation/accreditation.policy";
import { decisionForm, designationForm } from "~/domain/accreditation/capability";
import { decideAccreditation } from "~/domain/accreditation/decide-accreditation.server";
import { decideCapability } from "~/domain/accreditation/decide-capability.server";
import { endDesignation, recordDesignation } from "~/domain/accreditation/designate.server";
import { decideRenewal } from "~/domain/accreditation/renew-accreditation.server";
import {
  compulsoryChoices,
  designationsAt,
  metrologySites,
  waitingCertificates,
  waitingImports,
  waitingLines,
} from "~/domain/accreditation/reviews.queries.server";
import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { PageHeader } from "~/ui/page-header";
import { WaitingCertificates } from "./certificates";
import { Designations } from "./designations";
import { WaitingImports } from "./imports";
import { WaitingLines } from "./lines";

export const handle = { hydrate: false };

export const loader = read(only(isHub), async ({ db, actor, url }) => {
  const provider = url.searchParams.get("provider") ?? "";
  const [imports, certificates, lines, designations, instruments, sites] = await Promise.all([
    waitingImports(db, actor),
    waitingCertificates(db, actor),
    waitingLines(db, actor),
    designationsAt(db, actor.regionCode),
    compulsoryChoices(db),
    metrologySites(db, provider),
  ]);
  const designates = accreditationPolicy.designate(actor);
  const done = url.searchParams.get("done");
  return { imports, certificates, lines, designations, instruments, sites, provider, designates, done };
});

export const action = write(only(isHub), async ({ db, actor, form }) => {
  const [what, verdict] = form.intent.split(":");
  const approve = verdict === "approve";
  const back = (done = approve ? "approved" : "refused") => redirect(`/scope-reviews?done=${done}`);
  switch (what) {
    case "certificate":
    case "renewal": {
      const { id, note } = form.as(decisionForm);
      await (what === "renewal" ? decideRenewal : decideAccreditation)(db, actor, {
        accreditationId: id,
        approve,
        note,
      });
      return back();
    }
    case "line":
      await decideCapability(db, actor, { ...form.as(decisionForm), approve });
      return back();
    case "designate":
      await recordDesignation(db, actor, form.as(designationForm));
      return back("designated");
    case "end":
      await endDesignation(db, actor, mustExist(idSchema.safeParse(form.text("id")).data));
      return back("ended");
    default:
      throw new Refusal("invalid", "malformed_form");
  }
});

/** What waits for this hub: annexes, certificates, services; and whom its place named for compulsory verification. */
export default function Reviews() {
  const facts = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  return (
    <>
      <PageHeader title={t("reviews.title")} />
      <div className="space-y-4">
        <Answer done={facts.done} refused={refused} />
        <WaitingImports imports={facts.imports} />
        <WaitingCertificates certificates={facts.certificates} />
        <WaitingLines lines={facts.lines} />
        <Designations {...facts} refused={refused} />
      </div>
    </>
  );
}

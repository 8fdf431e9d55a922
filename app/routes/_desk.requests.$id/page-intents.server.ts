import { redirect } from "@remix-run/node";
import { idSchema } from "~/domain/ids";
import { amendmentDraft, reissueRequest } from "~/domain/requests/draft-of-request.server";
import { submitRequest } from "~/domain/requests/submit-request.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import type { Submission } from "~/platform/http.server";
import type { Intents } from "./panel";

function seen({ form }: Submission, requestId: string) {
  const version = Number(form.text("version"));
  const packageId = idSchema.safeParse(form.text("packageId")).data;
  return {
    requestId,
    packageId,
    expectedVersion: Number.isInteger(version) && version > 0 ? version : undefined,
  };
}

/** What the person who posted a request does with it before the award. */
export const pageIntents: Intents = {
  async submit(here, requestId) {
    await submitRequest(here.db, here.actor, seen(here, requestId));
    return undefined;
  },
  async withdraw(here, requestId) {
    await withdrawRequest(here.db, here.actor, seen(here, requestId));
    return undefined;
  },
  async amend({ db, actor }, requestId) {
    return redirect(`/requests/new?draft=${await amendmentDraft(db, actor, requestId)}&step=2`);
  },
  async reissue({ db, actor }, requestId) {
    return redirect(`/requests/new?draft=${await reissueRequest(db, actor, requestId)}&step=2`);
  },
};

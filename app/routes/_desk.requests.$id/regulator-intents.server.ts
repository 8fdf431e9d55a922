import { suspension } from "~/domain/supervision/supervision";
import { liftRequest, suspendRequest } from "~/domain/supervision/suspend-request.server";
import type { Intents } from "./panel";

const versionOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** What the regulator's buttons on a request's page do. */
export const regulatorIntents: Intents = {
  async suspend({ db, actor, form }, requestId) {
    const { reason } = form.as(suspension);
    await suspendRequest(db, actor, { requestId, reason, expectedVersion: versionOf(form.text("version")) });
    return undefined;
  },
  async lift({ db, actor, form }, requestId) {
    const { reason } = form.as(suspension);
    await liftRequest(db, actor, { requestId, reason, expectedVersion: versionOf(form.text("version")) });
    return undefined;
  },
};

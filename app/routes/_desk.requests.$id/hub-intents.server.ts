import { redirect } from "@remix-run/node";
import { closeOrder } from "~/domain/orders/close-order.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { designateProvider } from "~/domain/requests/designate-provider.server";
import { extendQuoting } from "~/domain/requests/extend-quoting.server";
import {
  closeForm,
  designateForm,
  extendSchema,
  openSchema,
  returnSchema,
  transferSchema,
  widenSchema,
} from "~/domain/requests/hub-commands";
import { openPackage, type Search } from "~/domain/requests/open-package.server";
import { returnRequest } from "~/domain/requests/return-request.server";
import { transferRequest } from "~/domain/requests/transfer-request.server";
import { widenPackage } from "~/domain/requests/widen-package.server";
import type { Submission } from "~/platform/http.server";
import type { Intents } from "./panel";

const onePackage = { packageId: true } as const;

/** The request and the version its page was rendered with. */
function seen({ form }: Submission, requestId: string) {
  const version = Number(form.text("version"));
  return { requestId, ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}) };
}

/** Back to the page, saying how many were invited and which ring to try next. */
function told(requestId: string, done: string, { invited, ring, proposal }: Search) {
  const news = { done, n: String(invited), ring, ...(proposal ? { proposal } : {}) };
  return redirect(`/requests/${requestId}?${new URLSearchParams(news)}`);
}

/** What the hub's buttons on a request's page do; `extend` is the enterprise's. */
export const hubIntents: Intents = {
  async accept(here, requestId) {
    await acceptRequest(here.db, here.actor, seen(here, requestId));
    return undefined;
  },
  async return(here, requestId) {
    const input = here.form.as(returnSchema.pick({ reason: true }));
    await returnRequest(here.db, here.actor, { ...input, ...seen(here, requestId) });
    return undefined;
  },
  async transfer(here, requestId) {
    const input = here.form.as(transferSchema.pick({ hubId: true, reason: true }));
    await transferRequest(here.db, here.actor, { ...input, ...seen(here, requestId) });
    return undefined;
  },
  async open(here, requestId) {
    const input = here.form.as(openSchema.pick(onePackage));
    const search = await openPackage(here.db, here.actor, { ...input, ...seen(here, requestId) });
    return told(requestId, "open", search);
  },
  async widen(here, requestId) {
    const input = here.form.as(widenSchema.pick(onePackage));
    const search = await widenPackage(here.db, here.actor, { ...input, ...seen(here, requestId) });
    return told(requestId, "widen", search);
  },
  async designate(here, requestId) {
    const { fee: feeFen, ...input } = here.form.as(designateForm);
    await designateProvider(here.db, here.actor, { ...input, feeFen, ...seen(here, requestId) });
    return undefined;
  },
  async extend(here, requestId) {
    const input = here.form.as(extendSchema.pick(onePackage));
    await extendQuoting(here.db, here.actor, { ...input, ...seen(here, requestId) });
    return undefined;
  },
  async close(here) {
    await closeOrder(here.db, here.actor, here.form.as(closeForm));
    return undefined;
  },
};

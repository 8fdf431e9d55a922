import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { text } from "~/domain/messages";
import type { Db } from "~/domain/outbox.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { designateProvider } from "~/domain/requests/designate-provider.server";
import { extendQuoting } from "~/domain/requests/extend-quoting.server";
import { designateSchema } from "~/domain/requests/hub-commands";
import { openPackage } from "~/domain/requests/open-package.server";
import { returnRequest } from "~/domain/requests/return-request.server";
import { submitRequest } from "~/domain/requests/submit-request.server";
import { transferRequest } from "~/domain/requests/transfer-request.server";
import { widenPackage } from "~/domain/requests/widen-package.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { liftRequest, suspendRequest } from "~/domain/supervision/suspend-request.server";
import { id } from "./shapes";

const packageId = id.optional();
const why = text(2, 500);

/** What may be said to a request; one shape an event, told apart by `event`. */
export const requestEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("submit") }),
  z.object({ event: z.literal("withdraw"), packageId }),
  z.object({ event: z.literal("accept") }),
  z.object({ event: z.literal("return"), reason: why }),
  z.object({ event: z.literal("transfer"), hubId: id, reason: why }),
  z.object({ event: z.literal("open"), packageId }),
  z.object({ event: z.literal("widen"), packageId }),
  designateSchema
    .pick({ packageId: true, providerId: true, basis: true, feeFen: true, workingDays: true })
    .extend({ event: z.literal("designate"), workingDays: z.int().min(1).max(400).default(10) }),
  z.object({ event: z.literal("extend"), packageId }),
  z.object({ event: z.literal("award"), packageId, quoteId: id }),
  z.object({ event: z.literal("suspend"), reason: text(4, 500) }),
  z.object({ event: z.literal("lift"), reason: text(4, 500) }),
]);
export type RequestEvent = z.output<typeof requestEvent>;

/** Hands an event to its command: the same one that the page's button calls. */
export async function applyRequestEvent(
  db: Db,
  actor: Actor,
  to: { requestId: string; expectedVersion: number },
  { event, ...input }: RequestEvent,
): Promise<unknown> {
  const told = { ...to, ...input } as never;
  const commands: Record<RequestEvent["event"], () => Promise<unknown>> = {
    submit: () => submitRequest(db, actor, told),
    withdraw: () => withdrawRequest(db, actor, told),
    accept: () => acceptRequest(db, actor, told),
    return: () => returnRequest(db, actor, told),
    transfer: () => transferRequest(db, actor, told),
    open: () => openPackage(db, actor, told),
    widen: () => widenPackage(db, actor, told),
    designate: () => designateProvider(db, actor, told),
    extend: () => extendQuoting(db, actor, told),
    award: () => awardQuote(db, actor, told),
    suspend: () => suspendRequest(db, actor, told),
    lift: () => liftRequest(db, actor, told),
  };
  return commands[event]();
}

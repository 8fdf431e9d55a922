import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { DECISIONS } from "~/domain/disputes/dispute";
import { WANTS } from "~/domain/disputes/dispute-inputs";
import { openDispute } from "~/domain/disputes/open-dispute.server";
import { proposeForOrder } from "~/domain/disputes/settle-dispute.server";
import { text } from "~/domain/messages";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { cancelOrder } from "~/domain/orders/cancel-order.server";
import { closeOrder } from "~/domain/orders/close-order.server";
import { followUpOrder } from "~/domain/orders/follow-up-order.server";
import { consentToHold, holdOrder, resumeOrder } from "~/domain/orders/hold-order.server";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { startVisit, startWork } from "~/domain/orders/start-work.server";
import { liftOrder, suspendOrder } from "~/domain/supervision/suspend-order.server";
import type { Services } from "~/platform/services.server";

const why = text(2, 500);
const rating = z.int().min(1).max(5);

/** What may be said to an order; one shape an event, told apart by `event`. */
export const orderEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("receive_sample"), sampleNumber: text(1, 60) }),
  z.object({ event: z.literal("start_visit") }),
  z.object({ event: z.literal("start") }),
  z.object({ event: z.literal("hold"), reason: why }),
  z.object({ event: z.literal("consent") }),
  z.object({ event: z.literal("resume") }),
  z.object({ event: z.literal("accept"), rating, comment: text(0, 500).default("") }),
  z.object({ event: z.literal("dispute"), reason: why, wants: z.enum(WANTS).default("redo") }),
  z.object({ event: z.literal("decide"), decision: z.enum(DECISIONS), reason: text(2, 1000) }),
  z.object({ event: z.literal("cancel"), reason: why.optional() }),
  z
    .object({
      event: z.literal("follow_up"),
      satisfied: z.boolean().optional(),
      score: z.int().min(0).max(100).optional(),
      note: text(0, 1000).default(""),
      unreachable: z.boolean().default(false),
    })
    .refine((call) => call.unreachable || call.satisfied !== undefined, {
      error: "required",
      path: ["satisfied"],
    })
    .refine((call) => !call.unreachable || call.note.length >= 2, { error: "required", path: ["note"] }),
  z.object({ event: z.literal("close") }),
  z.object({ event: z.literal("suspend"), reason: text(4, 500) }),
  z.object({ event: z.literal("lift"), reason: text(4, 500) }),
]);
export type OrderApiEvent = z.output<typeof orderEvent>;

type Kept = Pick<Services, "db" | "files">;

/** Hands an event to its command: the same one that the page's button calls. */
export async function applyOrderEvent(
  { db, files }: Kept,
  actor: Actor,
  { orderId, expectedVersion }: { orderId: string; expectedVersion: number },
  told: OrderApiEvent,
): Promise<unknown> {
  const seen = { orderId, expectedVersion };
  switch (told.event) {
    case "receive_sample":
      return receiveSample(db, files, actor, orderId, { sampleNumber: told.sampleNumber, expectedVersion });
    case "start_visit":
      return startVisit(db, actor, orderId, expectedVersion);
    case "start":
      return startWork(db, actor, orderId, expectedVersion);
    case "hold":
      return holdOrder(db, actor, orderId, told.reason, expectedVersion);
    case "consent":
      return consentToHold(db, actor, orderId, expectedVersion);
    case "resume":
      return resumeOrder(db, actor, orderId, expectedVersion);
    case "accept":
      return acceptOrder(db, actor, orderId, { rating: told.rating, comment: told.comment, expectedVersion });
    case "dispute":
      return openDispute(db, files, actor, orderId, { ...told, expectedVersion });
    case "decide":
      // the hub decides nothing by itself any more: what it says is a settlement that both parties have to confirm
      return proposeForOrder(db, actor, orderId, {
        decision: told.decision,
        terms: told.reason,
        expectedVersion,
      });
    case "cancel":
      return cancelOrder(db, actor, orderId, { reason: told.reason, expectedVersion });
    case "follow_up":
      return followUpOrder(db, actor, { ...seen, ...told, reachable: !told.unreachable });
    case "close":
      return closeOrder(db, actor, seen);
    case "suspend":
      return suspendOrder(db, actor, { ...seen, reason: told.reason });
    case "lift":
      return liftOrder(db, actor, { ...seen, reason: told.reason });
  }
}

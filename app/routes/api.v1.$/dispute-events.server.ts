import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { appealDispute } from "~/domain/disputes/appeal-dispute.server";
import { settlementSchema, wordsSchema } from "~/domain/disputes/dispute-inputs";
import { addEvidence, explainDispute, keepCondition } from "~/domain/disputes/explain-dispute.server";
import { failMediation, mediateDispute, noteTalk } from "~/domain/disputes/mediate-dispute.server";
import {
  confirmSettlement,
  declineSettlement,
  proposeSettlement,
} from "~/domain/disputes/settle-dispute.server";
import { withdrawDispute } from "~/domain/disputes/withdraw-dispute.server";
import type { IncomingFile } from "~/domain/files";
import type { Services } from "~/platform/services.server";

const said = <const E extends string>(event: E) => wordsSchema.extend({ event: z.literal(event) });
const plain = <const E extends string>(event: E) => z.object({ event: z.literal(event) });

/** What may be said in a dispute; one shape an event, told apart by `event`. */
export const disputeEvent = z.discriminatedUnion("event", [
  said("explain"),
  said("evidence"),
  plain("keep_condition"),
  plain("confirm"),
  said("decline"),
  said("appeal"),
  said("withdraw"),
  plain("mediate"),
  said("talk"),
  settlementSchema.extend({ event: z.literal("propose") }),
  said("fail"),
]);
export type DisputeApiEvent = z.output<typeof disputeEvent>;

interface Told {
  id: string;
  expectedVersion: number;
  file: IncomingFile | null;
}

/** Hands an event to its command: the same one that the page's button calls. */
export async function applyDisputeEvent(
  { db, files }: Pick<Services, "db" | "files">,
  actor: Actor,
  { id, expectedVersion, file }: Told,
  told: DisputeApiEvent,
): Promise<unknown> {
  const withFile = { files: file ? [file] : [] };
  switch (told.event) {
    case "explain":
      return explainDispute(db, files, actor, id, { ...told, expectedVersion, ...withFile });
    case "evidence":
      return addEvidence(db, files, actor, id, { ...told, expectedVersion, ...withFile });
    case "keep_condition":
      return keepCondition(db, actor, id, expectedVersion);
    case "confirm":
      return confirmSettlement(db, actor, id, expectedVersion);
    case "decline":
      return declineSettlement(db, actor, id, { ...told, expectedVersion });
    case "appeal":
      return appealDispute(db, actor, id, { ...told, expectedVersion });
    case "withdraw":
      return withdrawDispute(db, actor, id, { ...told, expectedVersion });
    case "mediate":
      return mediateDispute(db, actor, id, expectedVersion);
    case "talk":
      return noteTalk(db, actor, id, { ...told, expectedVersion });
    case "propose":
      return proposeSettlement(db, actor, id, { ...told, expectedVersion });
    case "fail":
      return failMediation(db, actor, id, { ...told, expectedVersion });
  }
}

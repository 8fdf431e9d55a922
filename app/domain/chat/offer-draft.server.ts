import { sql } from "kysely";
import * as z from "zod";
import type { Actor } from "../actor";
import { invalid, mustExist, mustHold, Refusal } from "../errors";
import { idSchema, newId } from "../ids";
import { fieldCodes } from "../messages";
import type { Db, Tx } from "../outbox.server";
import { type DraftBody, draftBody, judgeDraft } from "../requests/draft";
import { previewDraft } from "../requests/draft-preview.server";
import { startBody } from "../requests/draft-start.queries.server";
import { appendEvent } from "./append-event.server";
import type { Card } from "./chat";
import { lockTalk } from "./lock-talk.server";

/** A template of the catalogue, or items of one's own in the words of the request form. */
export const draftOfferSchema = z.object({
  template: z.string().max(60).optional(),
  body: draftBody.partial().optional(),
});
export type DraftOffer = z.output<typeof draftOfferSchema>;

/**
 * The expert writes a request for the enterprise, which confirms it: it lies among the enterprise's drafts, and a card
 * says how many providers may do all of it. Only what could be handed in as it stands is offered: refuses 422 with the
 * fields otherwise, 403 to everybody but the conversation's expert.
 */
export async function offerDraft(
  db: Db,
  actor: Actor,
  offer: DraftOffer & { c: string },
): Promise<{ draftId: string; seq: number }> {
  const body = await bodyOf(db, offer);
  const judged = judgeDraft(body);
  if (!judged.success) invalid(fieldCodes(judged.error));
  const enterprise = await enterpriseOf(db, offer.c);
  const place = { regionCode: body.region || enterprise.region_code, enterpriseId: enterprise.id };
  const packages = await previewDraft(db, body, place);
  return db.transaction().execute(async (tx) => {
    const { talk, by } = await lockTalk(tx, actor, offer.c);
    if (by.part !== "expert") throw new Refusal("forbidden", "experts_draft_only");
    mustHold(talk.status !== "closed", "conv_closed");
    const draftId = newId();
    await keepDraft(tx, actor, enterprise.id, draftId, body);
    const card: Card = {
      kind: "draft",
      draftId,
      title: body.title,
      items: body.packages.reduce((sum, pack) => sum + pack.items.length, 0),
      // the package that fewest can do decides
      eligible: least(packages.map(({ coverage }) => coverage?.eligible.nation ?? 0)),
      onHold: least(packages.map(({ coverage }) => coverage?.onHold.nation ?? 0)),
    };
    const { seq } = await appendEvent(tx, offer.c, { type: "card", by, card });
    return { draftId, seq };
  });
}

const least = (counts: number[]) => (counts.length > 0 ? Math.min(...counts) : 0);

async function bodyOf(db: Db, { template, body = {} }: DraftOffer): Promise<DraftBody> {
  const start = template ? await startBody(db, { template }) : draftBody.parse({});
  const written = Object.fromEntries(Object.entries(body).filter(([, value]) => value && value.length > 0));
  return draftBody.parse({ ...start, ...written, writer: "" });
}

/** The card names a draft by its id, so that confirming it can find the one it means. */
async function keepDraft(tx: Tx, actor: Actor, enterpriseId: string, id: string, body: DraftBody) {
  await tx
    .insertInto("request_drafts")
    .values({
      id,
      enterprise_id: enterpriseId,
      created_by: actor.userId,
      title: body.title,
      step: 4,
      body: JSON.stringify(body),
    })
    .execute();
}

async function enterpriseOf(db: Db, c: string) {
  const { rows } = await sql<{ id: string; region_code: string }>`
    select e.id, e.region_code from conversations c join organisations e on e.id = c.enterprise_id
    where c.id = ${mustExist(idSchema.safeParse(c).data)} and c.subject in ('request', 'enterprise', 'counter')`.execute(
    db,
  );
  return mustExist(rows[0]);
}

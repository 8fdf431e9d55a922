import { sql } from "kysely";
import type { Actor, Author } from "../actor";
import { authorize } from "../authorize";
import { mustExist, Refusal } from "../errors";
import { startingHub } from "../hubs/starting-hub.server";
import { newId } from "../ids";
import { type Db, enqueue, type Tx } from "../outbox.server";
import { appendEvent } from "./append-event.server";
import { chatPolicy } from "./chat.policy";

export type Opening =
  | { subject: "request"; requestId: string }
  | { subject: "order"; orderId: string }
  /** About nothing in particular: an expert of the enterprise's own hub is asked. */
  | { subject: "enterprise"; category?: string | undefined }
  /** A hub's desk itself. */
  | { subject: "counter"; hubId: string };

export interface Opened {
  id: string;
  /** False: it was there already. */
  created: boolean;
}

/**
 * Begins a conversation, or gives the one there is: each subject has one. The first words go by the sender. Refuses
 * 404 for what the actor does not own, 403 to those who have nobody to ask.
 */
export function openConversation(db: Db, actor: Actor, opening: Opening): Promise<Opened> {
  return db.transaction().execute(async (tx) => {
    if (opening.subject === "request") {
      const request = await requestOf(tx, opening.requestId);
      if (!chatPolicy.askForRequest(actor, request)) throw new Refusal("not_found", "not_found");
      return openForRequest(tx, actor, opening.requestId);
    }
    if (opening.subject === "order") {
      const order = await orderOf(tx, opening.orderId);
      if (!chatPolicy.askForOrder(actor, order)) throw new Refusal("not_found", "not_found");
      return openForOrder(tx, actor, opening.orderId);
    }
    authorize(chatPolicy.ask(actor));
    const asker = { createdBy: actor.userId, enterpriseId: actor.organisationId };
    if (opening.subject === "counter") return openAtCounter(tx, asker, opening.hubId);
    const hub = await hubOfEnterprise(tx, actor.organisationId);
    return begin(tx, { subject: "enterprise", ...asker, hubId: hub, category: opening.category ?? null });
  });
}

/** The conversation of a request with an expert of its hub; its queue begins here. In the caller's transaction. */
export async function openForRequest(tx: Tx, author: Author, requestId: string): Promise<Opened> {
  const request = await requestOf(tx, requestId);
  return begin(tx, {
    subject: "request",
    requestId,
    enterpriseId: request.enterprise_id,
    hubId: request.hub_id,
    category: request.category,
    createdBy: author.userId,
  });
}

/** The conversation of an order between enterprise and provider, where the hub's expert may be called in. */
export async function openForOrder(tx: Tx, author: Author, orderId: string): Promise<Opened> {
  const order = await orderOf(tx, orderId);
  return begin(tx, {
    subject: "order",
    orderId,
    enterpriseId: order.enterprise_id,
    providerId: order.provider_id,
    hubId: order.hub_id,
    category: order.category,
    createdBy: author.userId,
  });
}

async function openAtCounter(tx: Tx, asker: { createdBy: string; enterpriseId: string }, hubId: string) {
  const desk = await tx
    .selectFrom("organisations")
    .select("id")
    .where("hub_id", "=", hubId)
    .where("kind", "=", "hub")
    .where("status", "=", "active")
    .executeTakeFirst();
  return begin(tx, { subject: "counter", ...asker, hubId, deskId: mustExist(desk).id });
}

interface Beginning {
  subject: Opening["subject"];
  requestId?: string;
  orderId?: string;
  enterpriseId: string;
  providerId?: string;
  deskId?: string;
  hubId: string;
  category?: string | null;
  createdBy: string | null;
}

async function begin(tx: Tx, new_: Beginning): Promise<Opened> {
  const id = newId();
  // an expert is asked at once, but for an order's talk, where one is called in when needed, and for a hub's desk
  const queued = new_.subject === "request" || new_.subject === "enterprise";
  const row = await tx
    .insertInto("conversations")
    .values({
      id,
      subject: new_.subject,
      request_id: new_.requestId ?? null,
      order_id: new_.orderId ?? null,
      enterprise_id: new_.enterpriseId,
      hub_id: new_.hubId,
      category: new_.category ?? null,
      status: queued ? "queued" : "open",
      queued_at: queued ? sql`now()` : null,
      created_by: new_.createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return { id: await existing(tx, new_), created: false };
  await tx
    .insertInto("conversation_parties")
    .values([
      { conversation_id: id, organisation_id: new_.enterpriseId, part: "asker" },
      ...(new_.providerId
        ? [{ conversation_id: id, organisation_id: new_.providerId, part: "provider" }]
        : []),
      ...(new_.deskId ? [{ conversation_id: id, organisation_id: new_.deskId, part: "counter" }] : []),
    ])
    .execute();
  if (queued) await queue(tx, id);
  return { id, created: true };
}

/** Puts a word into the conversation that an expert is being looked for, and looks for one after the commit. */
async function queue(tx: Tx, c: string) {
  await appendEvent(tx, c, { type: "state", by: null, change: { change: "queued" } });
  await enqueue(tx, "assign-expert", { c }, { key: `assign-expert:${c}` });
}

async function existing(tx: Tx, new_: Beginning): Promise<string> {
  const row = await tx
    .selectFrom("conversations")
    .select("id")
    .where("subject", "=", new_.subject)
    .$if(new_.requestId !== undefined, (query) => query.where("request_id", "=", new_.requestId ?? null))
    .$if(new_.orderId !== undefined, (query) => query.where("order_id", "=", new_.orderId ?? null))
    .where("enterprise_id", "=", new_.enterpriseId)
    .$if(new_.subject === "counter", (query) => query.where("hub_id", "=", new_.hubId))
    .executeTakeFirst();
  return mustExist(row).id;
}

async function requestOf(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("requests as r")
    .select(["r.enterprise_id", "r.hub_id"])
    .select(
      sql<
        string | null
      >`(select category from packages where request_id = r.id order by position limit 1)`.as("category"),
    )
    .where("r.id", "=", id)
    .executeTakeFirst();
  return mustExist(row);
}

async function orderOf(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("orders as o")
    .select(["o.enterprise_id", "o.provider_id", "o.hub_id"])
    .select(sql<string | null>`(select category from packages where id = o.package_id)`.as("category"))
    .where("o.id", "=", id)
    .executeTakeFirst();
  return mustExist(row);
}

async function hubOfEnterprise(tx: Tx, id: string): Promise<string> {
  const place = await tx
    .selectFrom("organisations")
    .select(["region_code", "park_hub_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const hub = await startingHub(tx, { regionCode: place.region_code, parkHubId: place.park_hub_id });
  return hub.id;
}

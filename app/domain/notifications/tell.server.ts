import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { eventForTelling, type Recipient, recipientsOf } from "./audience.queries.server";
import { hrefOf, type NoticePlace, TELLINGS } from "./notice";
import { type Letter, queueMail } from "./queue-mail.server";

export type NoticeValues = Record<string, string>;

/** The words of a notice as a mail; the door that runs the job brings them. */
export type NoticeLetter = (
  locale: "zh-CN" | "en",
  notice: { kind: string; values: NoticeValues; href: string },
) => Letter;

export type Told = NonNullable<Awaited<ReturnType<typeof eventForTelling>>>;

/** What the words may name; of the event's own data only number, reason and year, never an amount. */
export function valuesOf(event: Told): NoticeValues {
  const data = event.data as {
    number?: unknown;
    reason?: unknown;
    year?: unknown;
    orders?: unknown;
    expert?: unknown;
  };
  const values = {
    number:
      event.order_number ?? event.request_number ?? (typeof data.number === "string" ? data.number : null),
    title: event.title,
    organisation: event.organisation,
    reason: typeof data.reason === "string" ? data.reason.slice(0, 300) : null,
    orders: Array.isArray(data.orders) ? data.orders.slice(0, 10).join(" ") : null,
    expert: typeof data.expert === "string" ? data.expert : null,
    year: typeof data.year === "number" ? String(data.year) : null,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as NoticeValues;
}

type Talk = Pick<NoticePlace, "conversationId" | "consultationId" | "disputeId" | "checkId">;

/** The conversation, consultation, dispute or inspection an event sends its reader to, if any. */
export function talkOf(data: unknown): Talk {
  const { conversationId, consultationId, disputeId, checkId } = (data ?? {}) as Record<string, unknown>;
  return {
    conversationId: typeof conversationId === "string" ? conversationId : undefined,
    consultationId: typeof consultationId === "string" ? consultationId : undefined,
    disputeId: typeof disputeId === "string" ? disputeId : undefined,
    checkId: typeof checkId === "string" ? checkId : undefined,
  };
}

async function write(tx: Tx, eventId: string, event: Told, people: Recipient[]) {
  const rows = people.map((person) => ({
    id: newId(),
    user_id: person.user_id,
    organisation_id: person.organisation_id,
    event_id: eventId,
    kind: person.kind,
    data: JSON.stringify(valuesOf(event)),
    href: hrefOf({
      kind: person.kind,
      organisationKind: person.organisation_kind,
      requestId: event.request_id,
      packageId: event.package_id,
      orderId: event.order_id,
      ...talkOf(event.data),
    }),
  }));
  const fresh = await tx
    .insertInto("notifications")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["user_id", "event_id"]).doNothing())
    .returning(["user_id", "href"])
    .execute();
  return new Map(fresh.map(({ user_id, href }) => [user_id, href]));
}

/** Tells everybody whom an event concerns, in the app and by mail; run again, it tells nobody twice. Gives how many. */
export function tell(db: Db, eventId: string, letter: NoticeLetter): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const event = await eventForTelling(tx, eventId);
    const tellings = event ? (TELLINGS[event.kind] ?? []) : [];
    if (!event || tellings.length === 0) return 0;
    const people = await recipientsOf(tx, eventId, event.kind, tellings);
    if (people.length === 0) return 0;
    const told = await write(tx, eventId, event, people);
    for (const { user_id, email, kind, locale } of people) {
      const href = told.get(user_id);
      if (!href || !email) continue;
      const words = letter(locale === "en" ? "en" : "zh-CN", { kind, values: valuesOf(event), href });
      await queueMail(tx, email, words, `${eventId}:${user_id}`);
    }
    return told.size;
  });
}

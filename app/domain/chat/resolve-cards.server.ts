import { sql } from "kysely";
import * as z from "zod";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import type { Card } from "./chat";
import type { Sending } from "./sending";

const cardBody = z.strictObject({ kind: z.enum(["document", "quote", "legality"]), id: idSchema });
type Kind = z.output<typeof cardBody>["kind"];

interface Asked {
  place: number;
  sending: Sending;
  kind: Kind;
  id: string;
}

/**
 * The cards of a batch, each at its message's place; undefined where it names nothing that its sender may show there.
 * Labels only: never an amount. Drafts and opinions come by their own commands.
 */
export async function resolveCards(
  db: Db,
  sends: readonly Sending[],
): Promise<readonly (Card | undefined)[]> {
  const asked = sends.flatMap((sending, place) => {
    const body = sending.k === "card" ? cardBody.safeParse(parsed(sending.b)) : null;
    return body?.success ? [{ place, sending, ...body.data }] : [];
  });
  const cards: (Card | undefined)[] = [];
  for (const [kind, read] of Object.entries(READ)) {
    const these = asked.filter((one) => one.kind === kind);
    if (these.length > 0) for (const { place, card } of await read(db, these)) cards[place] = card;
  }
  return cards;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Read = (db: Db, asked: readonly Asked[]) => Promise<{ place: number; card: Card }[]>;

const asking = (asked: readonly Asked[]) => sql`
  unnest(${asked.map(({ place }) => place)}::int[], ${asked.map(({ id }) => id)}::uuid[],
    ${asked.map(({ sending }) => sending.c)}::uuid[], ${asked.map(({ sending }) => sending.userId)}::uuid[],
    ${asked.map(({ sending }) => sending.organisationId)}::uuid[]) as s(place, id, c, person, house)`;

const documents: Read = async (db, asked) => {
  const { rows } = await sql<{ place: number; card: Card }>`
    select s.place, jsonb_strip_nulls(jsonb_build_object('kind', 'document', 'documentId', d.id, 'number', d.number,
      'title', d.title_zh, 'status', d.status, 'replacedBy', (select n.number from normative_document_relations x
        join normative_documents n on n.id = x.newer_id and n.status = 'current'
        where x.older_id = d.id order by n.year desc limit 1))) as card
    from ${asking(asked)} join normative_documents d on d.id = s.id`.execute(db);
  return rows;
};

// What a card shows belongs to the enterprise that asks; in an order's talk to that order's provider as well
const BELONGS = sql`join conversations c on c.id = s.c and c.subject <> 'consultation'
  left join orders o on o.id = c.order_id
  where r.enterprise_id = c.enterprise_id and coalesce(c.request_id, o.request_id, r.id) = r.id
    and (c.order_id is null or q.provider_id = o.provider_id)
    and chat_part(s.c, s.person, s.house)`;

const quotes: Read = async (db, asked) => {
  const { rows } = await sql<{ place: number; card: Card }>`
    select s.place, jsonb_strip_nulls(jsonb_build_object('kind', 'quote', 'quoteId', q.id, 'orderId', o.id, 'requestId', r.id,
      'provider', p.name, 'workingDays', q.working_days, 'validUntil', q.valid_until)) as card
    from ${asking(asked)} join quotes q on q.id = s.id and q.status <> 'retracted'
      join packages k on k.id = q.package_id join requests r on r.id = k.request_id
      join organisations p on p.id = q.provider_id
      ${BELONGS} in ('asker', 'provider')`.execute(db);
  return rows;
};

const verdicts: Read = async (db, asked) => {
  const { rows } = await sql<{ place: number; card: Card }>`
    select s.place, jsonb_build_object('kind', 'legality', 'legalityId', q.id, 'provider', p.name, 'verdict', q.verdict,
      'moment', q.moment) as card
    from ${asking(asked)} join legality_records q on q.id = s.id
      join packages k on k.id = q.package_id join requests r on r.id = k.request_id
      join organisations p on p.id = q.provider_id
      ${BELONGS} in ('asker', 'provider', 'counter')`.execute(db);
  return rows;
};

const READ: Record<Kind, Read> = { document: documents, quote: quotes, legality: verdicts };

import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { idSchema } from "../ids";
import type { Tx } from "../outbox.server";
import { expertPolicy, isExpert } from "./expert.policy";
import { type LockedConversation, lockConversation } from "./lock-conversation.server";

export interface Member {
  expertId: string;
  userId: string;
  organisationId: string;
  name: string;
  organisation: string;
  lead: boolean;
  signedAt: string | null;
}

export interface LockedConsultation {
  id: string;
  conversationId: string;
  groupId: string;
  question: string;
  opinion: string;
  opinionHash: string | null;
  status: string;
  version: number;
  members: Member[];
  conversation: LockedConversation;
  /** The actor's own seat; null for the hub's desk. */
  mine: Member | null;
}

/** Members of a consultation, its lead first; who was released is none. */
export const MEMBERS = sql`(select coalesce(json_agg(json_build_object('expertId', m.expert_id, 'userId', e.user_id,
    'organisationId', e.organisation_id, 'name', u.name, 'organisation', g.name, 'lead', m.lead,
    'signedAt', m.signed_at) order by m.lead desc, m.expert_id), '[]')
  from consultation_members m join experts e on e.id = m.expert_id join users u on u.id = e.user_id
  join organisations g on g.id = e.organisation_id where m.consultation_id = k.id and m.released_at is null)`;

/** The actor's seat among the members, while he is an expert: whoever is one no longer signs nothing. */
export const ownSeat = (actor: Actor, members: readonly Member[]): Member | null =>
  (isExpert(actor) &&
    members.find(
      ({ userId, organisationId }) => userId === actor.userId && organisationId === actor.organisationId,
    )) ||
  null;

/**
 * An open consultation and the conversation it is about, both locked, for its members and the desk of the hub. Refuses
 * 404 to others and 409 once it is over. The conversation is locked first, as everywhere.
 */
export async function lockConsultation(tx: Tx, actor: Actor, given: string): Promise<LockedConsultation> {
  const id = mustExist(idSchema.safeParse(given).data);
  const about = await tx
    .selectFrom("consultations")
    .select("conversation_id")
    .where("id", "=", id)
    .executeTakeFirst();
  const conversation = await lockConversation(tx, mustExist(about).conversation_id);
  await sql`select from consultations where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<Omit<LockedConsultation, "conversation" | "mine">>`
    select k.id, k.conversation_id as "conversationId", k.group_id as "groupId", k.question, k.opinion,
      k.opinion_hash as "opinionHash", k.status, k.version, ${MEMBERS} as members
    from consultations k where k.id = ${id}`.execute(tx);
  const row = mustExist(rows[0]);
  const mine = ownSeat(actor, row.members);
  authorizeSight(mine !== null || expertPolicy.direct(actor, conversation));
  mustHold(row.status === "open", "consultation_over");
  return { ...row, conversation, mine };
}

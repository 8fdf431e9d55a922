import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { candidatesFor } from "./candidate.queries.server";
import { LEAST_MEMBERS, MOST_MEMBERS } from "./consultation";
import { expertPolicy } from "./expert.policy";
import { MEMBERS, type Member, ownSeat } from "./lock-consultation.server";

/** Who was asked and is no member any more, and why. */
interface Released {
  expertId: string;
  name: string;
  organisation: string;
  at: string;
  reason: string;
}
const RELEASED = sql`(select coalesce(json_agg(json_build_object('expertId', m.expert_id, 'name', u.name,
    'organisation', g.name, 'at', m.released_at, 'reason', m.release_reason) order by m.released_at), '[]')
  from consultation_members m join experts e on e.id = m.expert_id join users u on u.id = e.user_id
  join organisations g on g.id = e.organisation_id where m.consultation_id = k.id and m.released_at is not null)`;

interface Row {
  id: string;
  conversationId: string;
  groupId: string;
  question: string;
  opinion: string;
  opinionHash: string | null;
  status: "open" | "signed" | "cancelled";
  version: number;
  openedAt: Date;
  closedAt: Date | null;
  members: Member[];
  released: Released[];
  number: string | null;
  title: string | null;
  enterprise: string | null;
  hubOrdinal: number;
  regionCode: string;
  providerId: string | null;
  inConversation: boolean;
}

export type ConsultationPage = Awaited<ReturnType<typeof consultationPage>>;

/** A consultation with its members and its opinion, for them and the desk of the hub; refuses 404 to others. */
export async function consultationPage(db: Db, actor: Actor, given: string) {
  const id = mustExist(idSchema.safeParse(given).data);
  const { rows } = await sql<Row>`
    select k.id, k.conversation_id as "conversationId", k.group_id as "groupId", k.question, k.opinion,
      k.opinion_hash as "opinionHash", k.status, k.version, k.opened_at as "openedAt", k.closed_at as "closedAt",
      ${MEMBERS} as members, ${RELEASED} as released, coalesce(o.number, r.number) as number, r.title, e.name as enterprise,
      h.ordinal as "hubOrdinal", h.region_code as "regionCode", o.provider_id as "providerId",
      chat_part(c.id, ${actor.userId}, ${actor.organisationId}) is not null as "inConversation"
    from consultations k join conversations c on c.id = k.conversation_id join hubs h on h.id = c.hub_id
      left join orders o on o.id = c.order_id left join requests r on r.id = coalesce(c.request_id, o.request_id)
      left join organisations e on e.id = c.enterprise_id
    where k.id = ${id}`.execute(db);
  const { hubOrdinal, providerId, regionCode, ...page } = mustExist(rows[0]);
  const mine = ownSeat(actor, page.members);
  const directs = expertPolicy.direct(actor, { hubOrdinal, providerId, assignment: null });
  authorizeSight(mine !== null || directs);
  const open = page.status === "open";
  const manage = open && (mine === null || mine.lead);
  const can = {
    write: open && mine !== null,
    sign: open && mine !== null && mine.signedAt === null,
    manage,
    release: manage && page.members.length > LEAST_MEMBERS,
  };
  const choices =
    manage && page.members.length < MOST_MEMBERS ? await guests(db, page.members, regionCode) : [];
  return { ...page, mine, can, choices };
}

async function guests(db: Db, members: Member[], regionCode: string) {
  const all = await candidatesFor(db, regionCode, new Date());
  return all
    .filter(({ id }) => !members.some(({ expertId }) => expertId === id))
    .map(({ id, name, organisation }) => ({ id, name, organisation }));
}

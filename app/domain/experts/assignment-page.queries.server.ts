import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { candidatesFor, candidatesOf, type ExpertCandidate } from "./candidate.queries.server";
import { expertPolicy } from "./expert.policy";
import { isOnLeave } from "./expert-duty";
import { isFree, isSuited, rankExperts } from "./rank-experts";
import { queuePlace, replyDue } from "./reply-due.queries.server";

interface PastAssignment {
  id: string;
  name: string;
  organisation: string;
  assignedAt: string;
  repliedAt: string | null;
  endedAt: string | null;
  endedAs: string | null;
  note: string;
}

interface Head {
  c: string;
  subject: string;
  status: string;
  category: string | null;
  number: string | null;
  title: string | null;
  enterprise: string | null;
  providerId: string | null;
  hubOrdinal: number;
  regionCode: string;
  part: string | null;
  assignment: { expertId: string; userId: string } | null;
  history: PastAssignment[];
  consultations: { id: string; question: string; status: string }[];
}

export type AssignmentPage = Awaited<ReturnType<typeof assignmentPage>>;

async function headOf(db: Db, actor: Actor, c: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select c.id as c, c.subject, c.status, c.category, coalesce(o.number, r.number) as number, r.title, e.name as enterprise,
      o.provider_id as "providerId", h.ordinal as "hubOrdinal", h.region_code as "regionCode",
      chat_part(c.id, ${actor.userId}, ${actor.organisationId}) as part,
      (select json_build_object('expertId', a.expert_id, 'userId', x.user_id) from expert_assignments a
        join experts x on x.id = a.expert_id where a.conversation_id = c.id and a.ended_at is null) as assignment,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', u.name, 'organisation', g.name,
          'assignedAt', a.assigned_at, 'repliedAt', a.replied_at, 'endedAt', a.ended_at, 'endedAs', a.ended_as,
          'note', a.note) order by a.assigned_at desc), '[]')
        from expert_assignments a join experts x on x.id = a.expert_id join users u on u.id = x.user_id
        join organisations g on g.id = x.organisation_id where a.conversation_id = c.id) as history,
      (select coalesce(json_agg(json_build_object('id', k.id, 'question', k.question, 'status', k.status)
          order by k.opened_at desc), '[]') from consultations k where k.conversation_id = c.id) as consultations
    from conversations c join hubs h on h.id = c.hub_id left join orders o on o.id = c.order_id
      left join requests r on r.id = coalesce(c.request_id, o.request_id)
      left join organisations e on e.id = c.enterprise_id
    where c.id = ${c} and c.subject <> 'consultation'`.execute(db);
  return mustExist(rows[0]);
}

/**
 * Who has a conversation, who had it, and who may: for whoever has it, the desk of the hub that is asked, and an expert
 * in whose queue it waits. What is said in it is not shown. Refuses 404 to others, 403 to other people who take part.
 */
export async function assignmentPage(db: Db, actor: Actor, given: string, now = new Date()) {
  const head = await headOf(db, actor, mustExist(idSchema.safeParse(given).data));
  const giveOn = expertPolicy.giveOn(actor, head);
  const people = await candidates(db, head, now);
  const own = people.find(
    ({ userId, organisationId }) => userId === actor.userId && organisationId === actor.organisationId,
  );
  const take = head.status === "queued" && own !== undefined;
  authorizeSight(head.part !== null || giveOn || take);
  authorize(giveOn || take);
  const wanted = { category: head.category, regionCode: head.regionCode };
  const first = rankExperts(people, wanted).map(({ id }) => id);
  const place = ({ id }: ExpertCandidate) => (first.includes(id) ? first.indexOf(id) : first.length);
  const others = people
    .filter(({ id }) => id !== head.assignment?.expertId)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  const [queue, due] = await Promise.all([
    queuePlace(db, head.c, now),
    head.status === "closed" ? null : replyDue(db, head.c, now),
  ]);
  const choices = others.map((each) => ({
    id: each.id,
    name: each.name,
    organisation: each.organisation,
    fields: each.fields,
    load: each.load,
    capacity: each.capacity,
    onDuty: each.onDuty,
    away: each.paused || isOnLeave(each, now),
    full: each.load >= each.capacity,
    suited: isSuited(each, wanted) && isFree(each),
  }));
  return { ...head, queue, due, choices, can: { giveOn, take } };
}

/** Experts of hubs for that region, and of the order's provider those of its own house. */
async function candidates(db: Db, { regionCode, providerId }: Head, now: Date) {
  const ofHubs = await candidatesFor(db, regionCode, now);
  if (!providerId) return ofHubs;
  const own = await db.selectFrom("experts").select("id").where("organisation_id", "=", providerId).execute();
  const ids = own.map(({ id }) => id);
  return [...ofHubs, ...(await candidatesOf(db, ids, now))];
}

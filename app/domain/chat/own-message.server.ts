import { sql } from "kysely";
import { Refusal } from "../errors";
import type { Tx } from "../outbox.server";
import { EDIT_MINUTES } from "./chat";

export interface TargetRow {
  seq: number;
  type: string;
  kind: string | null;
  sender_id: string | null;
  /** Whether its writer may still change it. */
  fresh: boolean;
  redacted: boolean;
}

/** A message or card of a locked conversation; refuses 404 for anything else. */
export async function targetOf(tx: Tx, c: string, seq: number): Promise<TargetRow> {
  const { rows } = await sql<TargetRow>`
    select e.seq, e.type, e.kind, e.sender_id, e.at > now() - make_interval(mins => ${EDIT_MINUTES}::int) as fresh,
      exists (select from chat_events x where x.conversation_id = e.conversation_id and x.type = 'redact'
        and x.target_seq = e.seq) as redacted
    from chat_events e where e.conversation_id = ${c} and e.seq = ${Number.isSafeInteger(seq) ? seq : 0}
      and e.type in ('msg', 'card')`.execute(tx);
  const [row] = rows;
  if (!row) throw new Refusal("not_found", "not_found");
  return row;
}

/** Refuses unless it is the actor's own and he may still change it: 403 for others', 409 after a quarter of an hour. */
export function mustBeOwn(target: TargetRow, userId: string): void {
  if (target.sender_id !== userId) throw new Refusal("forbidden", "not_your_message");
  if (!target.fresh) throw new Refusal("conflict", "message_settled", { values: { minutes: EDIT_MINUTES } });
}

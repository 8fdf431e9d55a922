import { type Kysely, sql } from "kysely";

/**
 * What a batch of messages pays for nothing. Sender and house are judged in the batch's own transaction and never
 * deleted; keys on them would lock two rows more for every message. A head that moves with every message stands in
 * no index, so that the move touches the row alone (HOT).
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table chat_events drop constraint chat_events_sender_id_fkey, drop constraint chat_events_sender_organisation_id_fkey;
    drop index conversations_unindexed;
    drop index conversations_hub;
    create index conversations_hub on conversations (hub_id, id);
    alter table conversations set (fillfactor = 60);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    alter table conversations reset (fillfactor);
    drop index conversations_hub;
    create index conversations_hub on conversations (hub_id, last_at desc, id desc);
    create index conversations_unindexed on conversations (id) where indexed_seq < last_seq;
    alter table chat_events add foreign key (sender_id) references users,
      add foreign key (sender_organisation_id) references organisations;
  `.execute(db);
}

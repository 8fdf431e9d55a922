import { withClient } from "~db/build-database";
import type { ServerBug } from "../run/build";
import { sequenceOf } from "./naive-sender";

/** What a bug needs of the run's own database: the product's schema would not let it happen. */
export const SURGERY: Partial<Record<ServerBug, (url: string) => Promise<void>>> = {
  no_dedupe: (url) =>
    withClient(url, async (client) => {
      await client.query("alter table chat_events drop constraint chat_events_sender_id_client_msg_id_key");
    }),
  identity_order: (url) =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from conversations");
      for (const { id } of rows) await client.query(`create sequence ${sequenceOf(id)}`);
      await client.query("grant usage on all sequences in schema public to public");
    }),
};

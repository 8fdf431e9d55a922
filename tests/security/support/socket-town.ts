import { expect } from "vitest";
import { newId } from "~/domain/ids";
import { type Client, connected, heard, say } from "../../realtime/node";
import { someone, talkIn } from "../../realtime/people";
import { startTestApp } from "../../support/app-server";
import { testDatabaseOf } from "./database";

/** A server with two talks: one to be attacked, and one of other people that must not notice. */
export async function socketTown() {
  const app = await startTestApp("reference", { JOBS: "off" });
  const { db, pool, close } = testDatabaseOf(app.url);
  const town = await talkIn({ db, pool, url: app.url });
  const bystander = await connected(app.origin, town.stranger);
  /** Somebody else's talk goes on, whatever was just tried. */
  const othersTalk = async () => {
    const words = newId();
    const heardIt = heard(bystander, "evt", ({ b }) => b === words);
    expect(await say(bystander, town.foreign, words)).toMatchObject({ ok: true });
    expect(await heardIt).toMatchObject({ b: words });
  };
  const events = async (id: string) =>
    Number(
      (await pool.query("select count(*) as n from chat_events where conversation_id = $1", [id])).rows[0].n,
    );
  return {
    ...town,
    app,
    pool,
    bystander,
    othersTalk,
    /** How many events a conversation has. */
    events,
    another: () => someone(town.people, town.house, "staff"),
    async end() {
      bystander.disconnect();
      await app.stop();
      await close();
    },
  };
}

export const left = (...clients: Client[]) => clients.forEach((client) => void client.disconnect());

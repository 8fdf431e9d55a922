import { describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { sealer } from "~/domain/sealing.server";
import { DeliveryFault } from "~/domain/webhooks/address-guard.server";
import { enableWebhook } from "~/domain/webhooks/change-webhook.server";
import { resendDelivery } from "~/domain/webhooks/queue-delivery.server";
import { type Post, sendDelivery } from "~/domain/webhooks/send-delivery.server";
import { MOST_FAILURES, WAITS } from "~/domain/webhooks/webhook";
import { peopleOf } from "../domain/accounts/people";
import { testDatabase } from "../support/database";

describe("a receiver that fails", () => {
  it("is tried seven times, left alone after three deliveries in a row, its house told; resent and started again by hand", async () => {
    const database = await testDatabase();
    const { db } = database;
    const people = peopleOf(database);
    const actor = await people.actor("enterprise", "owner");
    const [id, secrets] = [newId(), sealer(undefined)];
    await db
      .insertInto("webhooks")
      .values({
        id,
        organisation_id: actor.organisationId,
        url: "https://receiver.example/notify?key=hush",
        secret: secrets.seal(`whsec_${Buffer.from("secret").toString("base64")}`, id),
        kinds: ["request.accepted"],
        created_by: actor.userId,
      })
      .execute();
    const delivery = async () => {
      const deliveryId = newId();
      await db
        .insertInto("webhook_deliveries")
        .values({ id: deliveryId, webhook_id: id, kind: "ping", payload: "{}" })
        .execute();
      return deliveryId;
    };
    let calls = 0;
    const failing = async () => {
      calls += 1;
      throw new DeliveryFault("unreachable");
    };
    for (let n = 0; n < MOST_FAILURES; n += 1) {
      const deliveryId = await delivery();
      for (let turn = 0; turn <= WAITS.length + 3; turn += 1) {
        await sendDelivery(db, deliveryId, { secrets, post: failing });
      }
    }
    expect(calls).toBe(MOST_FAILURES * (WAITS.length + 1));
    const row = await db.selectFrom("webhooks").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: "disabled", failures: MOST_FAILURES });
    const events = await db.selectFrom("events").selectAll().where("kind", "=", "webhook.disabled").execute();
    expect(events).toMatchObject([{ organisation_id: actor.organisationId }]);
    expect(JSON.stringify(events)).not.toContain("hush");
    const waiting = await delivery();
    await sendDelivery(db, waiting, { secrets, post: failing });
    expect(calls).toBe(MOST_FAILURES * (WAITS.length + 1));
    await expect(resendDelivery(db, actor, id, waiting)).rejects.toMatchObject({ code: "webhook_disabled" });
    await enableWebhook(db, actor, id);
    const { id: failed } = await db
      .selectFrom("webhook_deliveries")
      .select("id")
      .where("status", "=", "failed")
      .executeTakeFirstOrThrow();
    await resendDelivery(db, actor, id, failed);
    const taken: string[] = [];
    const post: Post = async (_, headers) => {
      taken.push(headers["webhook-id"] ?? "");
      return { status: 200, body: "" };
    };
    for (const each of [waiting, failed]) await sendDelivery(db, each, { secrets, post });
    expect(taken).toEqual([waiting, failed]);
    await database.drop();
  });

  it("counts a wrong status as a failure, and a success begins the count anew", async () => {
    const database = await testDatabase();
    const { db } = database;
    const actor = await peopleOf(database).actor("enterprise", "owner");
    const [id, deliveryId, secrets] = [newId(), newId(), sealer(undefined)];
    await db
      .insertInto("webhooks")
      .values({
        id,
        organisation_id: actor.organisationId,
        url: "https://receiver.example/notify",
        secret: secrets.seal(`whsec_${Buffer.from("secret").toString("base64")}`, id),
        kinds: ["request.accepted"],
        created_by: actor.userId,
        failures: 2,
      })
      .execute();
    await db
      .insertInto("webhook_deliveries")
      .values({ id: deliveryId, webhook_id: id, kind: "ping", payload: "{}" })
      .execute();
    const state = () =>
      db.selectFrom("webhook_deliveries").selectAll().where("id", "=", deliveryId).executeTakeFirstOrThrow();
    await sendDelivery(db, deliveryId, { secrets, post: async () => ({ status: 503, body: "" }) });
    expect(await state()).toMatchObject({
      status: "queued",
      attempts: 1,
      response_status: 503,
      last_error: "bad_status",
    });
    await sendDelivery(db, deliveryId, { secrets, post: async () => ({ status: 204, body: "" }) });
    expect(await state()).toMatchObject({ status: "delivered", attempts: 2, last_error: null });
    const { failures } = await db
      .selectFrom("webhooks")
      .select("failures")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(failures).toBe(0);
    await sendDelivery(db, deliveryId, {
      secrets,
      post: async () => Promise.reject(new Error("sent twice")),
    });
    await database.drop();
  });
});

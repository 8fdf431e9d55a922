import type { Actor, Author } from "~/domain/actor";
import { newId } from "~/domain/ids";
import { announce, type Subject } from "~/domain/outbox.server";
import { peopleOf } from "../accounts/people";

type World = Parameters<typeof peopleOf>[0];

/** A request of an enterprise at the Lixia hub, with everybody who may hear of it. */
export async function sceneIn(database: World) {
  const world = peopleOf(database);
  const { db } = world;
  const enterprise = await world.actor("enterprise", "owner");
  const colleague = await world.member(enterprise.organisationId, "staff", undefined, "staff@example.com");
  const hub = await world.actor("hub", "operator", { hubCode: "SD370102" });
  const otherHub = await world.actor("hub", "operator", { hubCode: "SD370103" });
  const regulator = await world.actor("regulator", "regulator", { region: "370102" });
  const invited = await world.actor("provider", "business");
  const late = await world.actor("provider", "owner");
  const uninvited = await world.actor("provider", "business");
  const requestId = newId();
  const packageId = newId();
  const hubId = hub.hubs?.hubId ?? "";
  await db
    .insertInto("requests")
    .values({
      id: requestId,
      number: "XQ-370102-2026-000001",
      enterprise_id: enterprise.organisationId,
      hub_id: hubId,
      origin_hub_id: hubId,
      region_code: "370102",
      title: "塑料餐盒迁移量检测",
      delivery: "send_sample",
      created_by: enterprise.userId,
    })
    .execute();
  await db
    .insertInto("packages")
    .values({
      id: packageId,
      request_id: requestId,
      position: 1,
      category: "testing",
      stage: "production",
      kind: "testing",
    })
    .execute();

  const invite = async (provider: Actor) => {
    const record = newId();
    await db
      .insertInto("legality_records")
      .values({
        id: record,
        moment: "invitation",
        package_id: packageId,
        provider_id: provider.organisationId,
        verdict: "eligible",
        rule_version: "test",
        body: "{}",
      })
      .execute();
    await db
      .insertInto("invitations")
      .values({
        id: newId(),
        package_id: packageId,
        provider_id: provider.organisationId,
        legality_record_id: record,
        ring: "county",
        score: 80,
      })
      .execute();
  };
  const happens = (author: Author, kind: string, more: Subject = {}) =>
    db.transaction().execute((tx) => announce(tx, author, kind, { requestId, ...more }));
  const toldOf = async (eventId: string) => {
    const rows = await db.selectFrom("notifications").selectAll().where("event_id", "=", eventId).execute();
    return new Map(rows.map((row) => [row.user_id, row]));
  };
  return {
    world,
    enterprise,
    colleague,
    hub,
    otherHub,
    regulator,
    invited,
    late,
    uninvited,
    requestId,
    packageId,
    invite,
    happens,
    toldOf,
  };
}

import type { Actor } from "~/domain/actor";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import type { World } from "../../domain/matching/world";
import type { Lab, Labs } from "./labs";

export interface Asked {
  requestId: string;
  packageId: string;
  itemId: string;
}

const DAY = 86_400_000;

/** Requests of one package and one item, at the stage a test needs, inserted as rows: how they got there is not asked. */
export function marketplaceIn(db: Db, world: World) {
  const filed = async (buyer: Actor, hubCode: string, labs: Labs, status: string, values: object = {}) => {
    const hub = await db.selectFrom("hubs").selectAll().where("code", "=", hubCode).executeTakeFirstOrThrow();
    const requestId = await world.request(buyer.organisationId, buyer.userId, {
      number: `XQ-${newId()}`,
      hub_id: hub.id,
      origin_hub_id: hub.id,
      region_code: hub.region_code,
      received_at: new Date(),
      triage_started_at: new Date(),
      triage_due_at: new Date(Date.now() + DAY),
      ...values,
    });
    const packageId = await world.pack(requestId, {
      status,
      ...(status === "quoting"
        ? { quoting_opened_at: new Date(), quoting_deadline: new Date(Date.now() + 2 * DAY) }
        : {}),
    });
    const itemId = await world.item(packageId, {
      document_id: labs.documentId,
      parameter_id: labs.parameterId,
      object_class_id: labs.root.id,
      sample_name: "测试餐盒",
    });
    return { requestId, packageId, itemId };
  };

  return {
    filed,
    invite: world.invitation,
    /** In quoting at that hub, these labs invited. */
    async request(
      buyer: Actor,
      hubCode: string,
      labs: Labs,
      invited: Lab[],
      values: object = {},
    ): Promise<Asked> {
      const asked = await filed(buyer, hubCode, labs, "quoting", values);
      for (const lab of invited) await world.invitation(asked.packageId, lab);
      return asked;
    },
    /** Submitted and waiting for triage. */
    waiting: (buyer: Actor, hubCode: string, labs: Labs): Promise<Asked> =>
      filed(buyer, hubCode, labs, "submitted"),
  };
}
export type Marketplace = ReturnType<typeof marketplaceIn>;

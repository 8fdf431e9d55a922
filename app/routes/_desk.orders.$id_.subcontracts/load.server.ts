import { isEnterprise } from "~/domain/actor";
import { idSchema } from "~/domain/ids";
import { findOrder, orderItems } from "~/domain/orders/order.queries.server";
import { subcontractorsFor } from "~/domain/subcontracts/judge-part.server";
import { BEFORE_REPORT } from "~/domain/subcontracts/subcontract";
import { subcontractPolicy } from "~/domain/subcontracts/subcontract.policy";
import { subcontractsOf } from "~/domain/subcontracts/subcontract.queries.server";
import type { Visit } from "~/platform/http.server";

/** The order's subcontracts, what is left to give out, and who may take the items chosen in the address. */
export async function loadSubcontracts({ db, actor, url }: Visit, id: string) {
  const order = await findOrder(db, actor, id);
  const [items, parts] = await Promise.all([orderItems(db, order), subcontractsOf(db, order.id)]);
  const open = parts.filter(({ status }) => status === "proposed" || status === "agreed");
  const taken = new Set(open.flatMap(({ item_ids }) => item_ids));
  const before =
    (BEFORE_REPORT as readonly string[]).includes(order.status) &&
    order.suspended_at === null &&
    order.request_suspended_at === null;
  const free = items.filter((item) => !taken.has(item.id));
  const asked = url.searchParams.getAll("items").filter((item) => idSchema.safeParse(item).success);
  const chosen = free.map((item) => item.id).filter((item) => asked.includes(item));
  const proposes = before && subcontractPolicy.propose(actor, order);
  const searches = proposes && chosen.length > 0;
  return {
    order: { id: order.id, number: order.number, title: order.title, version: order.version },
    parts,
    free: free.map(({ id: itemId, sample_name, parameter, document }) => ({
      id: itemId,
      words: [sample_name, parameter, document].filter(Boolean).join(" · "),
    })),
    chosen,
    sites: searches ? await subcontractorsFor(db, order, chosen) : null,
    proposes: proposes && free.length > 1,
    answers: before && isEnterprise(actor),
    withdraws: proposes,
  };
}
export type SubcontractsPage = Awaited<ReturnType<typeof loadSubcontracts>>;

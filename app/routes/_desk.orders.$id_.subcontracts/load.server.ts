import { idSchema } from "~/domain/ids";
import { orderPolicy } from "~/domain/orders/order.policy";
import { findOrder, orderItems } from "~/domain/orders/order.queries.server";
import { BEFORE_REPORT, isOpen } from "~/domain/subcontracts/subcontract";
import { subcontractPolicy } from "~/domain/subcontracts/subcontract.policy";
import { subcontractsOf } from "~/domain/subcontracts/subcontract.queries.server";
import { subcontractorsFor } from "~/domain/subcontracts/subcontractor.queries.server";
import type { Visit } from "~/platform/http.server";

/** The order's subcontracts, what is left to give out, and who may take the items chosen in the address. */
export async function loadSubcontracts({ db, actor, url }: Visit, id: string) {
  const order = await findOrder(db, actor, id);
  const [items, parts] = await Promise.all([orderItems(db, order), subcontractsOf(db, order.id)]);
  const taken = new Set(parts.filter(isOpen).flatMap(({ item_ids }) => item_ids));
  const suspended = order.suspended_at ?? order.request_suspended_at;
  const before = BEFORE_REPORT.includes(order.status) && suspended === null;
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
    answers: before && orderPolicy.client(actor, order),
    withdraws: proposes,
  };
}
export type SubcontractsPage = Awaited<ReturnType<typeof loadSubcontracts>>;

import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { startWork } from "~/domain/orders/start-work.server";
import type { Db } from "~/domain/outbox.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { labReport } from "../deliverables/pdf";
import { dayFromNow, type Market, memoryFiles } from "../quotes/market";

export const ORIGIN = "https://quanzhixiang.example";
type Lab = Awaited<ReturnType<Market["lab"]>>;

/** Orders at each stage of the work, each of a lab and request of its own. */
export function workIn(db: Db, market: Market) {
  const files = memoryFiles();
  const confirmed = async (lab?: Lab) => {
    const by = lab ?? (await market.lab());
    const asked = await market.request([by]);
    const { id: quoteId } = await market.quote(by, asked, 500);
    const { orderId } = await awardQuote(db, market.enterprise, { ...asked, quoteId });
    return { ...asked, orderId, lab: by };
  };
  const received = async () => {
    const order = await confirmed();
    await receiveSample(db, files, order.lab.business, order.orderId, { sampleNumber: "S-1" });
    return order;
  };
  const started = async () => {
    const order = await received();
    await startWork(db, order.lab.business, order.orderId);
    return order;
  };
  const reportFacts = async (bytes?: Uint8Array) => ({
    file: { name: "检测报告.pdf", bytes: bytes ?? (await labReport()) },
    testedFrom: dayFromNow(-3),
    testedTo: dayFromNow(0),
    labNumber: "LAB-2026-1",
    origin: ORIGIN,
  });
  const issued = async (bytes?: Uint8Array) => {
    const order = await started();
    const facts = await reportFacts(bytes);
    const deliverable = await issueDeliverable(db, files, order.lab.signatory, order.orderId, facts);
    return { ...order, deliverable, source: facts.file.bytes };
  };
  const statusOf = async (orderId: string) => {
    const row = await db.selectFrom("orders").selectAll().where("id", "=", orderId).executeTakeFirstOrThrow();
    return row;
  };
  return { files, confirmed, received, started, issued, reportFacts, statusOf };
}

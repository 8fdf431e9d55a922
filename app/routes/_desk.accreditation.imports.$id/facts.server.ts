import {
  holdsOf,
  outcomesOf,
  REJECTED_PAGE,
  rejectedRows,
} from "~/domain/accreditation/import.queries.server";
import type { Db } from "~/domain/outbox.server";

/** What both the provider's and the hub's page show of an import, besides the import itself. */
export async function importFacts(db: Db, row: { id: string; status: string; rejected: number }, url: URL) {
  const undecided = row.status === "ready" || row.status === "submitted";
  const code = url.searchParams.get("reason") ?? "";
  const page = Math.min(10_000, Math.max(1, Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1));
  const outcomes = await outcomesOf(db, row.id);
  const reasons = outcomes.filter(({ outcome }) => outcome === "rejected");
  const matching = code ? (reasons.find((reason) => reason.code === code)?.n ?? 0) : row.rejected;
  return {
    skipped: outcomes.filter(({ outcome }) => outcome === "skipped"),
    reasons,
    code,
    page,
    pages: Math.max(1, Math.ceil(Number(matching) / REJECTED_PAGE)),
    rejected: await rejectedRows(db, row.id, {
      code,
      limit: REJECTED_PAGE,
      offset: (page - 1) * REJECTED_PAGE,
    }),
    holds: undecided ? await holdsOf(db, row.id) : null,
  };
}

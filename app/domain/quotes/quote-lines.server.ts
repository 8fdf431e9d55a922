import { type FieldCodes, invalid } from "../errors";
import type { Tx } from "../outbox.server";
import { type QuoteInput, totalFen } from "./quote";

/**
 * The sum of the amounts in fen, once there is exactly one for each item of the package.
 * Refuses missing, foreign and repeated items by field.
 */
export async function checkedTotal(tx: Tx, packageId: string, lines: QuoteInput["items"]): Promise<number> {
  const items = await tx.selectFrom("items").select("id").where("package_id", "=", packageId).execute();
  const wanted = new Set(items.map(({ id }) => id));
  const fields: FieldCodes = {};
  lines.forEach(({ itemId }, index) => {
    if (!wanted.delete(itemId)) fields[`items.${index}.itemId`] = "invalid_choice";
  });
  if (wanted.size > 0) fields.items = "required";
  if (Object.keys(fields).length > 0) invalid(fields);
  return totalFen(lines) ?? invalid({ items: "too_big" });
}

/** Writes a quote's lines and keeps this revision for good: what was once offered can always be shown. */
export async function saveLines(
  tx: Tx,
  quoteId: string,
  revision: number,
  totals: number,
  input: QuoteInput,
) {
  await tx.deleteFrom("quote_items").where("quote_id", "=", quoteId).execute();
  await tx
    .insertInto("quote_items")
    .values(
      input.items.map(({ itemId, amountFen }) => ({
        quote_id: quoteId,
        item_id: itemId,
        amount_fen: amountFen,
      })),
    )
    .execute();
  await tx
    .insertInto("quote_revisions")
    .values({ quote_id: quoteId, revision, body: JSON.stringify({ ...input, totalFen: totals }) })
    .execute();
}

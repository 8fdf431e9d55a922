import { documentsIn } from "./documents-in-cell";
import type { RowReading } from "./line";
import { cleanCell, type Sheet } from "./sheet";

const NUMBER = /(?<![A-Z0-9/])(?:GBZ?|JJ[GF]|[A-Z]{2}|DB\d{2,4})(?:\/[TZ])? ?\d+(?:\.\d+)*[-—]\d{2,4}/gi;

/**
 * A table pasted as running text: what belongs to which row is lost, and a 只用第一法 may belong to any of them. Each
 * document is shown as a piece that was rejected, so that nothing is missed and nothing is guessed; what stands before
 * the first one is a title. Empty unless the text names at least two documents.
 */
export function flattenedRows(sheet: Sheet): RowReading[] {
  const text = cleanCell(
    sheet.rows
      .map((row) => row.join(" "))
      .join(" ")
      .slice(0, 400_000),
  );
  const found = [...text.matchAll(NUMBER)].filter((match) => documentsIn(match[0]).found > 0);
  if (found.length < 2) return [];
  let from = 0;
  const pieces = found.map((match): RowReading => {
    const to = match.index + match[0].length;
    const piece = text.slice(from, to).trim();
    from = to;
    return { outcome: "rejected", code: "flattened", column: "", text: piece.slice(-120) };
  });
  const rest = text.slice(from).trim();
  if (rest !== "")
    pieces.push({ outcome: "rejected", code: "flattened", column: "", text: rest.slice(0, 120) });
  return pieces;
}

import type { Header } from "./find-header";
import type { Skipped } from "./line";

const TOTAL = /^(?:合计|小计|总计|共计|总数|累计|total|subtotal)(?:$|[:：\s\d(共])/i;
const NOTHING = /^(?:暂无|无|没有|以下空白|空白|此页空白|以下无正文|不适用|none|n\/?a|nil|[-—–/\\]+)$/i;
const FOOTER =
  /^(?:第\s*\d+\s*页.*|共\s*\d+\s*页.*|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|-\s*\d+\s*-|\d+\s*\/\s*\d+\s*页?)$/i;

/** Why a row of the body says nothing about capability, or null when it may. `cells` are clean. */
export function skipReason(
  cells: readonly string[],
  header: Header,
  headerRows: readonly string[],
): Skipped | null {
  const words = cells.filter((cell) => cell !== "");
  if (words.length === 0) return "blank";
  if (headerRows.includes(cells.join("\t"))) return "header";
  const text = words.join(" ").replaceAll("\n", " ");
  if (words.slice(0, 3).some((word) => TOTAL.test(word))) return "total";
  if (FOOTER.test(text)) return "footer";
  if (isNothing(cells, header)) return "none";
  return isTitle(cells, header) ? "title" : null;
}

/** 暂无 in every cell but the running number. */
function isNothing(cells: readonly string[], header: Header): boolean {
  const words = cells.filter((cell) => cell !== "");
  const said = cells.filter((cell, at) => cell !== "" && at !== header.columns.index);
  return (said.length > 0 ? said : words).every((cell) => NOTHING.test(cell));
}

/** Nothing in the columns that make a capability: a section's heading, with or without its running number. */
function isTitle(cells: readonly string[], header: Header): boolean {
  const { parameter, document } = header.columns;
  if ((cells[parameter ?? -1] ?? "") !== "" || (cells[document ?? -1] ?? "") !== "") {
    const words = new Set(cells.filter((cell) => cell !== ""));
    return words.size === 1 && cells.filter((cell) => cell !== "").length > 2;
  }
  const { index, object } = header.columns;
  const said = cells.filter((cell, at) => cell !== "" && at !== index && at !== object);
  return said.length === 0 || cells.filter((cell) => cell !== "").length === 1;
}

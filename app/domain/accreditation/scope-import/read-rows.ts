import { normaliseWord } from "../../matching/limitation";
import { normaliseParameterName } from "../../normative-documents/parameter-name";
import { type DocumentsRead, documentsIn, type NamedDocument } from "./documents-in-cell";
import type { Header } from "./find-header";
import type { Field } from "./header-fields";
import { limitationOf, rangeOf } from "./limits-of-row";
import type { Rejected, RowReading, ScopeKind, ScopeLine } from "./line";
import { cleanCell, joinLines, LIMITS } from "./sheet";
import { skipReason } from "./skip-row";

export interface ReadingContext {
  readonly header: Header;
  readonly kind: ScopeKind;
  /** The site of these rows, by the text of a site column where there is one; null refuses the row. */
  siteOf(text: string): string | null;
}

/** What merged cells hand down to the rows below them. */
interface Carried {
  object: string;
  parameter: string;
  document: string;
}

const reject = (code: Rejected, column: string, text: string): RowReading => ({
  outcome: "rejected",
  code,
  column,
  text: joinLines(text).slice(0, 200),
});

/** Reads the rows under a header, one reading a row, in order: cells of merged columns fall to the rows below. */
export function* readRows(
  rows: Iterable<readonly string[]>,
  headerRows: readonly (readonly string[])[],
  context: ReadingContext,
): Generator<RowReading> {
  const carried: Carried = { object: "", parameter: "", document: "" };
  const known = headerRows.map((row) => clean(row).join("\t"));
  const memory = new Map<string, DocumentsRead>();
  const documents = (text: string) => {
    const found = memory.get(text) ?? documentsIn(text);
    if (memory.size > 2_000) memory.clear();
    memory.set(text, found);
    return found;
  };
  for (const row of rows) yield readRow(row, known, context, carried, documents);
}

const clean = (row: readonly string[]) =>
  row.map((cell) => (cell.length > LIMITS.cell ? "…" : cleanCell(cell)));

function readRow(
  raw: readonly string[],
  known: readonly string[],
  context: ReadingContext,
  carried: Carried,
  documents: (text: string) => DocumentsRead,
): RowReading {
  const { header } = context;
  const label = (field: Field) => header.labels[header.columns[field] ?? -1] ?? "";
  const tooLong = raw.findIndex((cell) => cell.length > LIMITS.cell);
  if (tooLong >= 0)
    return reject("cell_too_long", header.labels[tooLong] ?? "", (raw[tooLong] ?? "").slice(0, 60));
  const broken = raw.findIndex((cell) => cell.includes("\0") || !cell.isWellFormed());
  if (broken >= 0) return reject("invalid_text", header.labels[broken] ?? "", "");
  const cells = clean(raw);
  const cell = (field: Field) => cells[header.columns[field] ?? -1] ?? "";
  const skipped = skipReason(cells, header, known);
  if (skipped === "title" && cell("object") !== "") begin(carried, cell("object"));
  if (skipped) return { outcome: "skipped", code: skipped };

  if (cell("object") !== "" && cell("object") !== carried.object) begin(carried, cell("object"));
  // a number of its own says that the name is missing, not merged
  if (cell("parameter") !== "" || cell("parameterIndex") !== "") carried.parameter = cell("parameter");
  if (cell("document") !== "") carried.document = cell("document");
  if (carried.document === "")
    return reject("missing_document", label("document"), cell("parameter") || cell("object"));
  const read = documents(withTitle(carried.document, cell("documentTitle")));
  if (read.problem) return reject(read.problem.code, label("document"), read.problem.text);
  if (carried.parameter === "") return reject("missing_parameter", label("parameter"), carried.document);
  const siteId = context.siteOf(cell("site"));
  if (siteId === null) return reject("unknown_site", label("site"), cell("site"));
  const limits = (clause: string) => limitationOf(cell("limitation"), cell("remark"), clause);
  const range = rangeOf(rawCell(raw, header, "range"), rawCell(raw, header, "uncertainty"));
  return {
    outcome: "accepted",
    lines: linesOf(context.kind, siteId, carried, read.documents, limits, range),
  };
}

/** A new object starts afresh: neither parameter nor document of the one above may be credited to it. */
function begin(carried: Carried, object: string) {
  carried.object = object;
  carried.parameter = "";
  carried.document = "";
}

/** A title from a column of its own goes with a number that stands alone. */
const withTitle = (document: string, title: string) =>
  title === "" || document.includes("\n") || /[《；;]/.test(document)
    ? document
    : `${document} ${joinLines(title)}`;

/** Ranges keep their superscripts, which NFKC would flatten. */
const rawCell = (raw: readonly string[], header: Header, field: Field) =>
  (raw[header.columns[field] ?? -1] ?? "").trim();

/** Parameters strung together with 、 are several, unless the mark stands inside brackets. */
export function parametersIn(cell: string): string[] {
  const text = joinLines(cell).replace(/^\d+(?:\.\d+)+\s*/, "");
  const names: string[] = [];
  let depth = 0;
  let name = "";
  for (const character of text) {
    if ("(（[【".includes(character)) depth += 1;
    if (")）]】".includes(character)) depth -= 1;
    if (depth <= 0 && "、;；".includes(character)) {
      names.push(name);
      name = "";
    } else name += character;
  }
  return [...new Set([...names, name].map((one) => one.trim()).filter((one) => one !== ""))];
}

function linesOf(
  kind: ScopeKind,
  siteId: string,
  carried: Carried,
  documents: readonly NamedDocument[],
  limits: (clause: string) => ReturnType<typeof limitationOf>,
  range: ReturnType<typeof rangeOf>,
): ScopeLine[] {
  const object = joinLines(carried.object).slice(0, 300);
  return documents.flatMap(({ clause, ...document }) => {
    const limitation = limits(clause);
    return parametersIn(carried.parameter).map((parameter) => ({
      siteId,
      kind,
      object,
      objectNorm: normaliseWord(object),
      ...document,
      title: document.title.slice(0, 300),
      parameter: parameter.slice(0, 300),
      parameterNorm: normaliseParameterName(parameter.slice(0, 300)),
      ...limitation,
      ...range,
    }));
  });
}

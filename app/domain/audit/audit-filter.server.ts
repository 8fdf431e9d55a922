import { isPrintedMoment } from "../cursor.server";
import { idSchema } from "../ids";
import type { AuditPlace } from "./audit.queries.server";

/** The place after an entry in the list, as a URL carries it. */
export const auditCursor = (entry: { moment: string; chain: string; seq: number }) =>
  `${entry.moment}~${entry.chain}~${entry.seq}`;

/** Reads a place back; what nobody gave out starts from the top. */
function readCursor(cursor: string | null): AuditPlace | undefined {
  const [at = "", chain = "", seq = ""] = cursor?.split("~") ?? [];
  const known = isPrintedMoment(at) && idSchema.safeParse(chain).success && /^\d{1,15}$/.test(seq);
  return known ? { at, chain, seq: Number(seq) } : undefined;
}

const word = (value: string | null) => {
  const text = value?.trim().slice(0, 80) ?? "";
  return text === "" ? undefined : text;
};

/** The filter a URL asks for; what it does not understand it leaves out. */
export function readAuditFilter(params: URLSearchParams) {
  return {
    action: word(params.get("action"))?.replace(/[\\%_]/g, "\\$&"),
    subject: word(params.get("subject")),
    before: readCursor(params.get("before")),
  };
}

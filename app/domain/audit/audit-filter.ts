/** The place after an entry in the list, as a URL carries it. */
export const auditCursor = (at: Date) => at.toISOString();

const word = (value: string | null) => {
  const text = value?.trim().slice(0, 80) ?? "";
  return text === "" ? undefined : text;
};

/** The filter a URL asks for; what it does not understand it leaves out. */
export function readAuditFilter(params: URLSearchParams) {
  const before = new Date(params.get("before") ?? "");
  return {
    action: word(params.get("action"))?.replace(/[\\%_]/g, "\\$&"),
    subject: word(params.get("subject")),
    // a year before the common era is a date to JavaScript, and as printed none to PostgreSQL
    before: before.getTime() > 0 ? before : undefined,
  };
}

import type { Pool } from "pg";
import { labReport } from "../../domain/deliverables/pdf";
import type { Answer, Visitor } from "../support/http";
import { placed } from "./places";
import { type Area, ROLES, type Role, type Row, spread } from "./roles";

const REPORT = new Uint8Array(await labReport());

export interface Walk {
  pool: Pool;
  as: Map<Role, Visitor>;
  places: Record<string, string>;
  /** API rows carry a JSON body and a token, others a form and a cookie. */
  api: boolean;
  /** Whether a refused GET of the row's route is also asked for as loader data. */
  page(name: string): boolean;
}

/** Tables that a refusal may leave a trace in: counters, sessions, records of refusals, mail and jobs in no way. */
const IGNORED = [
  "sessions",
  "rate_limits",
  "audit_entries",
  "audit_heads",
  "legality_records",
  "idempotency_keys",
];

/** One number for everything the product knows: it differs if any row differs. */
export async function fingerprint(pool: Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name <> all($1) and table_name !~ '^kysely' order by 1`,
    [[...IGNORED, ...REFERENCE]],
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) as n, coalesce(sum(hashtextextended(t::text, 0)), 0) as h from ${name} t`,
  );
  // several workers would hand the tables over in any order
  const { rows } = await pool.query(`${each.join(" union all ")} order by name`);
  return JSON.stringify(rows);
}
/** Large and written by no route that the matrix posts to; hashing them each time would take most of the run. */
const REFERENCE = [
  "normative_documents",
  "document_relations",
  "regions",
  "region_successions",
  "parameters",
  "assistant_passages",
];

/** Stands for a small report wherever a row says {pdf}; pages read files by their content. */
const PDF = "\u0000pdf";

function withFiles(body: Row["send"]) {
  if (!body) return body;
  const file = () => new File([REPORT], "report.pdf", { type: "application/pdf" });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value === PDF ? file() : value]),
  );
}

/** A body with a file goes to the API as a form. */
function multipart(body: Row["send"]) {
  if (!body || !Object.values(body).some((value) => value instanceof File)) return body;
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.append(name, value as string | File);
  return form;
}

/** A page's address as its own script asks it: data only, nothing rendered. */
function dataPath(path: string): string {
  const [bare = "", query] = path.split("?");
  return `${bare === "/" ? "/_root" : bare}.data${query ? `?${query}` : ""}`;
}

const NEVER_SHOWN = '"9999"';
type Way = "document" | "data" | "api";

function request(walk: Walk, role: Role, row: Row, way: Way): Promise<Answer> {
  const visitor = walk.as.get(role);
  if (!visitor) throw new Error(`${role} is not there`);
  const [method = "", at = ""] = row.call.split(" ");
  const path = placed(at, walk.places);
  const body = withFiles(placed(row.send, { ...walk.places, pdf: PDF }));
  if (way === "api") {
    const key = method === "POST" ? { "Idempotency-Key": `${role}-${Math.random()}` } : {};
    const headers = method === "GET" ? {} : { ...key, "If-Match": NEVER_SHOWN, ...row.headers };
    return visitor.api(method, path, method === "GET" ? undefined : multipart(body), headers);
  }
  const to = way === "data" ? dataPath(path) : path;
  return method === "GET"
    ? visitor.get(to, row.headers)
    : visitor.post(to, (body ?? {}) as never, row.headers ?? {});
}

/** Asks as each role; gives what differs. Single fetch tells a redirect as 202. */
async function compare(
  walk: Walk,
  row: Row,
  roles: Role[],
  wanted: Map<Role, number>,
  way: Way,
): Promise<string[]> {
  const found = await Promise.all(
    roles.map(async (role) => {
      const status = wanted.get(role) ?? 0;
      const expected = way === "data" && status === 302 ? 202 : status;
      const answer = await request(walk, role, row, way);
      if (answer.status === expected) return "";
      const sent = row.send ? ` ${JSON.stringify(row.send)}` : "";
      return `${row.call}${sent} as ${role} (${way}): expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`;
    }),
  );
  return found.filter(Boolean);
}

/** One role for each status of a row: who also asks for the whole document, which costs a rendering. */
const oneEach = (wanted: Map<Role, number>) =>
  [...new Set(wanted.values())].flatMap((status) =>
    ROLES.filter((role) => wanted.get(role) === status).slice(-1),
  );

/** Walks one row over all roles: refusals together, and the state is looked at; then whoever may, one by one. */
export async function walkRow(walk: Walk, name: string, row: Row): Promise<string[]> {
  const wanted = spread(row.expect);
  const page = !walk.api && walk.page(name);
  const way = walk.api ? "api" : page ? "data" : "document";
  if (row.call.startsWith("GET")) {
    const wrong = await compare(walk, row, [...ROLES], wanted, way);
    return page ? [...wrong, ...(await compare(walk, row, oneEach(wanted), wanted, "document"))] : wrong;
  }
  const refused = ROLES.filter((role) => (wanted.get(role) ?? 0) >= 400);
  const before = await fingerprint(walk.pool);
  const wrong = await compare(walk, row, refused, wanted, way);
  if ((await fingerprint(walk.pool)) !== before) wrong.push(`${row.call}: a refusal changed something`);
  for (const role of ROLES.filter((each) => !refused.includes(each))) {
    wrong.push(...(await compare(walk, row, [role], wanted, way)));
  }
  return wrong;
}

/** Walks the rows of an area; gives every difference between the table and the server. */
export async function walkArea(walk: Walk, area: Area): Promise<string[]> {
  const rows = Object.entries(area).flatMap(([name, list]) => list.map((row) => ({ name, row })));
  const differences: string[] = [];
  const reads = rows.filter(({ row }) => row.call.startsWith("GET"));
  await inTurn(reads, 4, async ({ name, row }) => void differences.push(...(await walkRow(walk, name, row))));
  const writes = rows.filter(({ row }) => !row.call.startsWith("GET"));
  const last = writes.filter(({ row }) => row.ends);
  for (const { name, row } of [...writes.filter(({ row }) => !row.ends), ...last]) {
    differences.push(...(await walkRow(walk, name, row)));
  }
  return differences;
}

/** A few at a time, in order. */
async function inTurn<T>(all: T[], width: number, work: (each: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let each = all[next++]; each !== undefined; each = all[next++]) await work(each);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Who walks the matrix; each is somebody of the town of tests/security/support/town.ts. */
export const ROLES = [
  "anonymous",
  "suspended",
  "own",
  "staff",
  "business",
  "signatory",
  "pown",
  "county",
  "head",
  "city",
  "province",
  "watch",
  "watchcity",
  "expert",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Names that stand for several roles; `rest` is whoever a row has not named. */
export const GROUPS: Record<string, readonly Role[]> = {
  /** Nobody is signed in, or somebody whose account was suspended after signing in. */
  out: ["anonymous", "suspended"],
  enterprise: ["own", "staff"],
  provider: ["business", "signatory", "pown"],
  /** County and city of the neighbourhood, and the city's head. */
  near: ["county", "head", "city"],
  hub: ["county", "head", "city", "province"],
  regulator: ["watch", "watchcity"],
};

/** Status → who gets it, e.g. `{ 302: "out", 200: "enterprise hub", 403: "rest" }`. Every role must get exactly one. */
export type Expected = Record<number, string>;

export interface Row {
  /** `GET /requests/{own}`: names in braces are ids of the town (tests/security/matrix/places.ts). */
  call: `${"GET" | "POST" | "DELETE"} /${string}`;
  expect: Expected;
  /** A form (pages) or a JSON body (API); texts may hold names in braces too. */
  send?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** It ends the caller's session, so it is walked after everything else. */
  ends?: true;
}

/** Route file (as named in app/routes) or API operation id → its rows. */
export type Area = Record<string, Row[]>;

/** The row's answer per role; complains about a role that is named twice or not at all. */
export function spread(expected: Expected): Map<Role, number> {
  const found = new Map<Role, number>();
  let rest: number | null = null;
  const give = (role: Role, status: number) => {
    if (found.has(role)) throw new Error(`${role} is named twice`);
    found.set(role, status);
  };
  for (const [status, names] of Object.entries(expected)) {
    for (const name of names.split(" ")) {
      if (name === "rest") rest = Number(status);
      else for (const role of GROUPS[name] ?? [name as Role]) give(role, Number(status));
    }
  }
  for (const role of found.keys()) if (!ROLES.includes(role)) throw new Error(`nobody is called ${role}`);
  for (const role of ROLES.filter((each) => !found.has(each))) {
    if (rest === null) throw new Error(`${role} is not named`);
    found.set(role, rest);
  }
  return found;
}

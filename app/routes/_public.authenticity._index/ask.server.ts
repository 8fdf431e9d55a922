import type { Actor } from "~/domain/actor";
import { sha256Schema } from "~/domain/deliverables/authenticity";
import { authenticityByHash, authenticityByNumber } from "~/domain/deliverables/authenticity.queries.server";
import type { Visit } from "~/platform/http.server";

/** What was asked in the URL and the answer, or null when nothing was asked; a malformed fingerprint is told as such. */
export async function askAuthenticity({ db, url }: Visit<Actor | null>, number: string) {
  const typed = number.trim().slice(0, 60);
  const raw = url.searchParams.get("sha256") ?? "";
  const hash = raw ? sha256Schema.safeParse(raw) : null;
  const asked = { number: typed, sha256: raw, hashError: hash?.success === false ? "invalid_format" : null };
  if (asked.hashError) return { ...asked, result: null };
  if (typed) return { ...asked, result: await authenticityByNumber(db, typed, hash?.data) };
  return { ...asked, result: hash?.data ? await authenticityByHash(db, hash.data) : null };
}
export type Asked = Awaited<ReturnType<typeof askAuthenticity>>;

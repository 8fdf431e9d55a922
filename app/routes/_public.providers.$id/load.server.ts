import { chinaDay } from "~/domain/china-day";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { publicProvider, publicScope } from "~/domain/providers/public-provider.queries.server";

/** Everything the page shows. */
export async function load(db: Db, rawId: string | undefined, url: URL) {
  const id = mustExist(idSchema.safeParse(rawId).data);
  const q = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const [provider, scope] = await Promise.all([
    publicProvider(db, id),
    publicScope(db, id, { q, after: url.searchParams.get("after") ?? "" }),
  ]);
  return { provider: mustExist(provider), scope, q, today: chinaDay() };
}

export type ProviderPage = Awaited<ReturnType<typeof load>>;

import { type Limit, spendOrRefuse } from "~/domain/accounts/limits.server";
import { signedIn } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { exportPersonalData } from "~/domain/personal-data/export-data.server";
import { download } from "~/platform/download.server";
import { act, postOnly } from "~/platform/resource.server";

/** A walk over all that a person did is not for a loop. */
const EXPORTS: Limit = { name: "export", points: 10, seconds: 3600 };

export const loader = postOnly;

/** What is kept about the person, as a file; a POST, because the taking is written down. */
export const action = act(signedIn, async ({ db, pool, actor }) => {
  await spendOrRefuse(pool, EXPORTS, actor.userId);
  const data = await exportPersonalData(db, actor);
  const bytes = new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`);
  return download(bytes, `${actor.login}-${chinaDay()}.json`, "application/json");
});

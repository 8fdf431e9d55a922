import { type Answer, codeOf, type Visitor } from "./http";
import type { Asked } from "./marketplace";
import type { townIn } from "./town";

export const said = (answer: Answer) => `${answer.status} ${codeOf(answer)}`;

/** What tests of the market do again and again in a town. */
export function tradingIn({ db, labs, market, providers, actors }: Awaited<ReturnType<typeof townIn>>) {
  const quoting = (values: object = {}) =>
    market.request(actors.own, "SD370102", labs, [providers.lab, providers.rival], values);
  const versionOf = async ({ requestId }: Asked) =>
    (await db.selectFrom("requests").select("version").where("id", "=", requestId).executeTakeFirstOrThrow())
      .version;
  const tell = (here: Visitor, asked: Asked, event: object, version: number, key?: string) =>
    here.api("POST", `/requests/${asked.requestId}/events`, event, {
      "If-Match": `"${version}"`,
      ...(key ? { "Idempotency-Key": key } : {}),
    });
  const countOf = async (table: "orders" | "quotes" | "awards", asked: Asked) =>
    (await db.selectFrom(table).select("id").where("package_id", "=", asked.packageId).execute()).length;
  return { quoting, versionOf, tell, countOf };
}

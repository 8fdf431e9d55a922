import { sql } from "kysely";
import type { Actor } from "~/domain/actor";
import { chinaDay } from "~/domain/china-day";
import type { RECORDED_KINDS } from "~/domain/credit/credit";
import { recordEvent } from "~/domain/credit/record-event.server";
import type { Db } from "~/domain/outbox.server";
import { type Market, memoryFiles } from "../quotes/market";

type Kind = (typeof RECORDED_KINDS)[number];

/** What tests of credit say again and again about a market's labs. */
export function creditIn(db: Db, market: Market) {
  const files = memoryFiles();
  const record = (
    providerId: string,
    kind: Kind,
    more: { category?: "testing"; key?: string; by?: Actor } = {},
  ) =>
    recordEvent(db, files, more.by ?? market.regulator, {
      providerId,
      kind,
      category: more.category ?? null,
      key: more.key,
      day: chinaDay(),
      evidence: "测试用的证据说明",
      reference: "",
      file: null,
    });
  /** A regulator's office of that region. */
  const office = async (regionCode: string): Promise<Actor> => {
    const of = { kind: "regulator", name: `演示监管${regionCode}`, region_code: regionCode };
    const organisationId = await market.world.insert("organisations", of);
    return { ...(await market.actor(organisationId, "regulator", "regulator")), regionCode };
  };
  const grade = async (providerId: string, category = "testing") =>
    db
      .selectFrom("provider_grades")
      .select(["grade", "score", "assessment_id"])
      .where("provider_id", "=", providerId)
      .where("category", "=", category)
      .executeTakeFirst();
  const events = (providerId: string) =>
    db
      .selectFrom("credit_events")
      .selectAll()
      .where("provider_id", "=", providerId)
      .orderBy("recorded_at")
      .orderBy("id")
      .execute();
  const announced = async (kind: string, providerId: string) => {
    const { rows } = await sql<{ data: Record<string, unknown> }>`
      select data from events where kind = ${kind} and provider_id = ${providerId} order by at`.execute(db);
    return rows.map(({ data }) => data);
  };
  return { files, office, record, grade, events, announced };
}

import { readdirSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { hubNames } from "~/domain/audit/audit.queries.server";
import { audit } from "~/locales/audit";
import { requests } from "~/locales/requests";
import { textsIn } from "~/locales/texts";
import { testDatabase } from "../../support/database";

const { db, drop } = await testDatabase({ content: "demo" });
afterAll(drop);

/** Kinds that commands write into the chains: announced, or recorded without telling anybody. */
function written(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".server.ts"),
  );
  const calls = files.flatMap(
    (file) => readFileSync(`app/${file}`, "utf8").match(/(?:announce|recordAudit)\([^;]*/g) ?? [],
  );
  return [...new Set(calls.flatMap((call) => call.match(/(?<=")[a-z_]+\.[a-z_]+(?=")/g) ?? []))];
}

it.each(["zh-CN", "en"] as const)("every action in the log has words in %s", async (locale) => {
  const own = textsIn(locale, audit);
  const timeline = textsIn(locale, requests);
  const { rows } = await sql<{ action: string }>`select distinct action from audit_entries`.execute(db);
  const kinds = new Set([...written(), ...rows.map(({ action }) => action)]);
  const wordless = [...kinds].filter((kind) => {
    const event = `event.${kind.replace(".", "_")}`;
    return own.any(`action.${kind}`) === `action.${kind}` && timeline.any(event) === event;
  });
  expect(kinds.size).toBeGreaterThan(80);
  expect(wordless).toEqual([]);
});

it.each(["zh-CN", "en"] as const)("every name in an entry's content has words in %s", async (locale) => {
  const t = textsIn(locale, audit);
  const { rows } = await sql<{ key: string; type: string }>`
    select distinct k as key, subject_type as type from audit_entries, jsonb_object_keys(data) k`.execute(db);
  const paths = rows.flatMap(({ key, type }) => [`label.${key}`, `subject.${type}`]);
  expect([...new Set(paths)].filter((path) => t.any(path) === path)).toEqual([]);
});

it("hubs are named in the reader's language", async () => {
  const hub = await db.selectFrom("hubs").selectAll().limit(1).executeTakeFirstOrThrow();
  const entries = [{ number: "x" }, { fromHubId: hub.id, toHubId: hub.id }, null];
  expect(await hubNames(db, entries, "zh-CN")).toEqual({ [hub.id]: hub.name_zh });
  expect(await hubNames(db, entries, "en")).toEqual({ [hub.id]: hub.name_en });
  expect(await hubNames(db, [{}], "en")).toEqual({});
});

import { type Kysely, sql } from "kysely";
import { faqPassage } from "~/domain/assistant/faq-passage.server";
import {
  countCorpus,
  indexPassages,
  type NewPassage,
  retirePassages,
  wordReader,
} from "~/domain/assistant/index-passages.server";
import { newId } from "~/domain/ids";
import type { Database } from "../../connection";
import { readTable } from "./files";
import { loadLaws } from "./laws";

/** The day the product's own texts were written. */
const WRITTEN = "2026-11-23";
const OWN = "本平台规则";

/** Everything the assistant may quote: laws, rules, terms, services, templates and the compulsory list. */
export async function loadPassages(db: Kysely<Database>): Promise<number> {
  await loadPhrases(db);
  const reader = await wordReader(db);
  await loadRules(db);
  const groups = {
    law: await loadLaws(db),
    rule: await rulesOf(db),
    term: terms(),
    service: await services(db),
    template: await templates(db),
    instrument: instruments(),
  };
  for (const [kind, passages] of Object.entries(groups) as [keyof typeof groups, NewPassage[]][]) {
    await indexPassages(db, passages, reader);
    await retirePassages(
      db,
      kind,
      passages.map(({ key }) => key),
    );
  }
  await countCorpus(db);
  return Object.values(groups).flat().length;
}

async function loadPhrases(db: Kysely<Database>) {
  const rows = JSON.stringify(readTable("assistant_phrases.csv"));
  await sql`delete from assistant_phrases`.execute(db);
  await sql`insert into assistant_phrases (phrase, concept, role)
    select phrase, concept, role from jsonb_to_recordset(${rows}::jsonb) as x(phrase text, concept text, role text)`.execute(
    db,
  );
}

/** The product's own rules; an entry that an administrator has rewritten stays as he left it. */
async function loadRules(db: Kysely<Database>) {
  const rows = readTable("assistant_faq.csv").map((row) => ({
    ...row,
    id: newId(),
    aliases: row.aliases ?? "",
  }));
  await sql`
    with entered as (
      insert into faq_entries (id, code, question, aliases, answer, source)
      select id, code, question, aliases, answer, source from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(id uuid, code text, question text, aliases text, answer text, source text)
      on conflict (code) do update set question = excluded.question, aliases = excluded.aliases,
        answer = excluded.answer, source = excluded.source, version = faq_entries.version + 1, updated_at = now()
      where not faq_entries.edited and (faq_entries.question, faq_entries.aliases, faq_entries.answer, faq_entries.source)
        is distinct from (excluded.question, excluded.aliases, excluded.answer, excluded.source)
      returning *
    )
    insert into faq_versions (entry_id, version, question, aliases, answer, source, status)
    select id, version, question, aliases, answer, source, status from entered`.execute(db);
}

async function rulesOf(db: Kysely<Database>): Promise<NewPassage[]> {
  const entries = await db.selectFrom("faq_entries").selectAll().where("status", "=", "active").execute();
  return entries.map(faqPassage);
}

function terms(): NewPassage[] {
  return readTable("glossary.csv").map((row) => ({
    kind: "term",
    key: row.code ?? "",
    title: row.term ?? "",
    aliases: row.aliases ?? "",
    body: row.definition ?? "",
    href: `/assistant/rules#term-${row.code}`,
    source: "本平台用语表",
    asOf: WRITTEN,
  }));
}

async function services(db: Kysely<Database>): Promise<NewPassage[]> {
  const rows = await db.selectFrom("catalogue_items").select(["code", "name_zh", "summary_zh"]).execute();
  return rows.map((row) => ({
    kind: "service",
    key: row.code,
    title: row.name_zh,
    body: row.summary_zh,
    href: `/requests/new?catalogue=${row.code}`,
    source: `${OWN} · 服务目录`,
    asOf: WRITTEN,
  }));
}

async function templates(db: Kysely<Database>): Promise<NewPassage[]> {
  const rows = await db
    .selectFrom("request_templates")
    .select(["code", "name_zh", "summary_zh", "tags"])
    .execute();
  return rows.map((row) => ({
    kind: "template",
    key: row.code,
    title: row.name_zh,
    aliases: row.tags.join(" "),
    body: row.summary_zh,
    href: `/requests/new?template=${row.code}`,
    source: `${OWN} · 需求模板`,
    asOf: WRITTEN,
  }));
}

function instruments(): NewPassage[] {
  const rows = readTable("compulsory_instruments.csv");
  return rows.map((row) => ({
    kind: "instrument",
    key: row.object_class ?? "",
    title: `强制检定：${row.name_zh}`,
    aliases: "强制检定目录 强检",
    body: `${row.name_zh}用于${row.use_zh}的，属于强制检定的工作计量器具。`,
    href: `/assistant/rules#instrument-${row.object_class}`,
    source: row.source ?? "",
    asOf: WRITTEN,
  }));
}

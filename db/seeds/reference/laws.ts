import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { NewPassage } from "~/domain/assistant/index-passages.server";
import { newId } from "~/domain/ids";
import type { Database } from "../../connection";
import { type Row, readTable, referenceFolder } from "./files";

/** The day of the collection that the texts were taken from; what was amended later is not in them. */
const SNAPSHOT = "2025-04-19";

/** Laws by their code, which is the name of the file. */
export async function loadLaws(db: Kysely<Database>): Promise<NewPassage[]> {
  const rows = readTable("laws/index.csv").map((row, position) => ({ ...row, ...lawRow(row), position }));
  await sql`
    insert into laws (id, code, title, issuing_body, kind, commencement_date, version_date, snapshot_on, source, note, position)
    select id, code, title, issuing_body, kind, commencement_date, version_date, ${SNAPSHOT}::date, source, note, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, code text, title text, issuing_body text,
      kind text, commencement_date date, version_date date, source text, note text, position integer)
    on conflict (code) do update set title = excluded.title, issuing_body = excluded.issuing_body, kind = excluded.kind,
      commencement_date = excluded.commencement_date, version_date = excluded.version_date,
      snapshot_on = excluded.snapshot_on, source = excluded.source, note = excluded.note, position = excluded.position
  `.execute(db);
  const known = await db.selectFrom("laws").select(["id", "code", "title", "version_date"]).execute();
  const shipped = new Set(rows.map(({ code }) => code));
  return known
    .filter(({ code }) => shipped.has(code))
    .flatMap((law) => articlesOf(law, readFileSync(fileOf(law.code), "utf8")));
}

const fileOf = (code: string) => join(referenceFolder, "laws", `${code}.md`);

function lawRow(row: Row) {
  const { file, source_path, source_commit } = row;
  return {
    id: newId(),
    code: (file ?? "").replace(/\.md$/, ""),
    source: `${source_path} @ ${source_commit?.slice(0, 12)}`,
  };
}

interface Law {
  id: string;
  code: string;
  title: string;
  version_date: string;
}

/** An article's number and the blank behind it; orders of old have 一、 instead. */
const ARTICLE = /^(第[一二三四五六七八九十百零〇]+条)[\s　]+/;
/** What follows is an annex: it is shown, but not cited, since annexes of old lists are out of date. */
const ANNEX = /^附[：:]/;
const POINT = /^([一二三四五六七八九十]+)、/;

/** The articles of a law, each with its chapter; paragraphs belong to the article they follow. */
export function articlesOf(law: Law, markdown: string): NewPassage[] {
  const text = markdown.split("<!-- INFO END -->").at(-1) ?? "";
  const numbered = text.split("\n").some((line) => ARTICLE.test(line));
  const found: { label: string; chapter: string | null; lines: string[] }[] = [];
  let chapter: string | null = null;
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "" || line.startsWith("<!--")) continue;
    if (line.startsWith("#")) chapter = line.replace(/^#+\s*/, "");
    else {
      const label = ANNEX.test(line) ? "附" : (numbered ? ARTICLE : POINT).exec(line)?.[1];
      if (label)
        found.push({
          label,
          chapter,
          lines: [line.replace(numbered ? ARTICLE : POINT, "").replace(ANNEX, "")].filter(Boolean),
        });
      else found.at(-1)?.lines.push(line);
    }
  }
  return found.map(({ label, chapter: under, lines }, at) => ({
    kind: "law" as const,
    key: `${law.code}#${label}`,
    lawId: law.id,
    article: at + 1,
    position: at + 1,
    chapter: under,
    title: law.title,
    label,
    body: lines.join("\n"),
    href: `/laws/${law.id}#article-${at + 1}`,
    source: law.title,
    asOf: law.version_date,
    silent: label === "附",
  }));
}

import { sql } from "kysely";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import { type DraftBody, draftBody } from "./draft";
import { blankPackage } from "./draft-rows";

export interface Start {
  template?: string | undefined;
  catalogue?: string | undefined;
  need?: string | undefined;
}
interface TemplateItem {
  range?: { min: number; max: number; unit: string };
  evidential?: boolean;
  [field: string]: unknown;
}
interface TemplateBody {
  delivery?: string;
  packages?: { items?: TemplateItem[]; [field: string]: unknown }[];
}

const key = () => newId().slice(-8);

function bodyOfTemplate(template: TemplateBody, title: string): DraftBody {
  const packages = (template.packages ?? []).map((pack) => ({
    ...pack,
    key: key(),
    items: (pack.items ?? []).map(({ range, evidential, quantity, uncertainty, ...item }) => ({
      ...item,
      key: key(),
      quantity: String(quantity ?? 1),
      evidential: evidential === false ? "no" : "",
      uncertainty: uncertainty === undefined ? "" : String(uncertainty),
      ...(range ? { rangeMin: String(range.min), rangeMax: String(range.max), rangeUnit: range.unit } : {}),
    })),
  }));
  return draftBody.parse({ title, delivery: template.delivery ?? "", packages });
}

/** The empty page, or what a template, a catalogue service or the sentence from the desk fills in. */
export async function startBody(db: Db, start: Start): Promise<DraftBody> {
  const need = (start.need ?? "").replaceAll("\0", "").slice(0, 500);
  const blank = draftBody.parse({ description: need, title: need.slice(0, 40), packages: [blankPackage()] });
  if (start.template) {
    const row = await db
      .selectFrom("request_templates")
      .select(["body", "name_zh"])
      .where("code", "=", start.template)
      .executeTakeFirst();
    if (row)
      return { ...bodyOfTemplate(row.body as unknown as TemplateBody, row.name_zh), description: need };
  }
  if (start.catalogue) {
    const row = await db
      .selectFrom("catalogue_items")
      .select(["code", "category", "stage", "kind", "name_zh"])
      .where("code", "=", start.catalogue)
      .where("active", "=", true)
      .executeTakeFirst();
    if (row) {
      const { category, stage, kind } = row;
      return {
        ...blank,
        title: row.name_zh,
        packages: [{ ...blankPackage(), category, stage, kind, catalogueCode: row.code }],
      };
    }
  }
  return blank;
}

export interface Suggestion {
  code: string;
  name_zh: string;
  name_en: string;
  summary_zh: string;
  summary_en: string;
}

/** Templates that share words with a sentence, the most alike first; all of them, in order, without one. */
export async function suggestTemplates(db: Db, sentence: string, limit = 20): Promise<Suggestion[]> {
  const words = tokens(sentence);
  const hits = sql<number>`(select count(*) from unnest(${words}::text[]) w(word)
    where strpos(concat_ws(' ', name_zh, name_en, summary_zh, array_to_string(tags, ' '), body::text), w.word) > 0)`;
  return db
    .selectFrom("request_templates")
    .select(["code", "name_zh", "name_en", "summary_zh", "summary_en"])
    .$if(words.length > 0, (query) => query.where(hits, ">", 0).orderBy(hits, "desc"))
    .orderBy("position")
    .limit(limit)
    .execute();
}

/** Current documents whose titles carry the sentence's words; each word through the trigram index. */
export async function suggestDocuments(db: Db, sentence: string, limit = 5) {
  const words = tokens(sentence)
    .filter((word) => word.length >= 2)
    .slice(0, 12);
  if (words.length === 0) return [];
  const like = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const hits = sql<number>`(select count(*) from unnest(${like}::text[]) w(word) where title_zh ilike w.word)`;
  return db
    .selectFrom("normative_documents")
    .select(["id", "number", "title_zh", "status"])
    .where(sql<boolean>`title_zh ilike any(${like}::text[])`)
    .where("status", "in", ["current", "unknown"])
    .orderBy(hits, "desc")
    .orderBy("number")
    .limit(limit)
    .execute();
}

const COMMON =
  /(我|我们|需要|要做|要|想|请|帮|一下|哪些|什么|怎么|多少|检测|进行|的|了|和|与|做|吗|批|台|个)/g;

/** Words of a Chinese sentence without a dictionary: runs between common words, and the pairs inside long runs. */
export function tokens(sentence: string): string[] {
  const runs = sentence
    .normalize("NFKC")
    .replace(COMMON, " ")
    .split(/[^\p{L}\p{N}./-]+/u)
    .filter((run) => run.length >= 2);
  const pairs = runs.flatMap((run) =>
    /\p{Script=Han}/u.test(run) && run.length > 2
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [],
  );
  return [...new Set([...runs, ...pairs])].slice(0, 40);
}

/** A template on a draft already begun: it takes the place of untouched packages, and joins written ones. */
export async function applyTemplate(db: Db, body: DraftBody, code: string): Promise<DraftBody> {
  const made = await startBody(db, { template: code });
  const written = body.packages.filter((pack) => pack.items.some((item) => item.document || item.parameter));
  return {
    ...body,
    title: body.title || made.title,
    delivery: body.delivery || made.delivery,
    packages: [...written, ...made.packages].slice(0, 10),
  };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LANGUAGES = ["zh-CN", "en"];
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

/** What is wrong with the texts under app/locales of `root`: keys missing in a language, empty texts, other placeholders. */
export function checkTexts(root: string): string[] {
  const files = LANGUAGES.map((language) => namespaces(join(root, "app/locales", language)));
  const names = [...new Set(files.flatMap((file) => [...file.keys()]))].sort();
  return names.flatMap((name) => {
    const [zh = new Map(), en = new Map()] = files.map((file) => file.get(name));
    return [...missing(name, zh, en, "en"), ...missing(name, en, zh, "zh-CN"), ...odd(name, zh, en)];
  });
}

function namespaces(folder: string): Map<string, Texts> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
  return new Map(files.map((file) => [file, flat(JSON.parse(readFileSync(join(folder, file), "utf8")))]));
}

/** "a.b" → text; English plurals count as the one key that Chinese has. */
function flat(value: unknown, path = "", into: Texts = new Map()): Texts {
  if (typeof value !== "object" || value === null) return into.set(path.replace(PLURAL, ""), String(value));
  for (const [key, child] of Object.entries(value)) flat(child, path ? `${path}.${key}` : key, into);
  return into;
}

function missing(name: string, from: Texts, other: Texts, language: string): string[] {
  return [...from.keys()].filter((key) => !other.has(key)).map((key) => `${language}/${name} lacks "${key}"`);
}

function odd(name: string, zh: Texts, en: Texts): string[] {
  return [...zh].flatMap(([key, text]) => {
    const other = en.get(key);
    if (other === undefined) return [];
    if (text.trim() === "" || other.trim() === "") return [`${name} "${key}" is empty`];
    return placeholders(text) === placeholders(other)
      ? []
      : [`${name} "${key}" has other placeholders in en`];
  });
}

function placeholders(text: string): string {
  const found = [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1]);
  // Chinese needs no number word where English counts.
  return [...new Set(found)]
    .filter((name) => name !== "count")
    .sort()
    .join();
}

import type { Jieba } from "@node-rs/jieba";

let reader: Promise<Jieba> | undefined;

/** The word list weighs about 70 MB: it is read on first use, once a process. */
async function loadReader(): Promise<Jieba> {
  const [{ Jieba }, { dict }] = await Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict")]);
  return Jieba.withDict(dict);
}

/** Search words of a text: lower case, each once, as the loader of normative documents cut its titles. */
export async function tokens(text: string): Promise<string[]> {
  reader ??= loadReader();
  const words = (await reader).cutForSearch(text.normalize("NFKC").toLowerCase(), true);
  return [...new Set(words.map((word) => word.trim()).filter((word) => /[\p{L}\p{N}]/u.test(word)))];
}

import type { Jieba } from "@node-rs/jieba";

let reader: Promise<Jieba> | undefined;

/** The word list weighs about 70 MB: it is read on first use, once a process. */
async function loadReader(): Promise<Jieba> {
  const [{ Jieba }, { dict }] = await Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict")]);
  return Jieba.withDict(dict);
}

const isWord = (word: string) => /[\p{L}\p{N}]/u.test(word);

/** All search words of a text in their order, lower case, those that come twice twice; without `parts` only whole words. */
export async function cutWords(text: string, { parts = true } = {}): Promise<string[]> {
  reader ??= loadReader();
  const folded = text.normalize("NFKC").toLowerCase();
  const words = parts ? (await reader).cutForSearch(folded, true) : (await reader).cut(folded, true);
  return words.map((word) => word.trim()).filter(isWord);
}

/** Search words of a text: lower case, each once, as the loader of normative documents cut its titles. */
export async function tokens(text: string): Promise<string[]> {
  return [...new Set(await cutWords(text))];
}

import { idSchema } from "./ids";

/** Where a page ends: the value its list is ordered by, and the row's id. */
export interface PageKey {
  readonly text: string;
  readonly id: string;
}

/** Reads a key from a URL; whatever is not one begins at the first page. */
export function readPageKey(after: string | null | undefined): PageKey | null {
  const at = after?.lastIndexOf("~") ?? -1;
  if (!after || at < 0) return null;
  const id = idSchema.safeParse(after.slice(at + 1));
  const text = plainText(after.slice(0, at));
  return id.success ? { text, id: id.data } : null;
}

export const writePageKey = (text: string, id: string) => `${text}~${id}`;

/** What PostgreSQL can take as text: no NUL, no lone surrogate. */
export const plainText = (text: string) => text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "");

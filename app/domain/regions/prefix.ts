/** The part of a region code that its subtree shares: 370000 → 37, 370100 → 3701, 370102 → 370102. */
export const regionPrefix = (code: string) => code.replace(/(00){1,2}$/, "");

/**
 * A parameter's name in the one shape by which aliases are compared (`parameter_aliases.alias_norm`):
 * NFKC, lower case, without spaces. Exact beyond that, for coverage is never a likeness (DOMAIN 4).
 */
export const normaliseParameter = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s\u200B-\u200D\uFEFF]+/g, "")
    .toLowerCase();

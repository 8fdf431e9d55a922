/**
 * The form in which parameter names of one document are compared: width, case, blanks and the shape of brackets
 * aside, nothing else. `重金属（以 Pb 计）` and `重金属(以Pb计)` are one name; 耗氧量 and 高锰酸盐指数 are two
 * until an alias says otherwise.
 */
export function normaliseParameterName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200B-\u200D\uFEFF]+/g, "")
    .replace(/[[{〔【]/g, "(")
    .replace(/[\]}〕】]/g, ")");
}

import { getPaths } from "@conform-to/dom";

type Branch = Record<string | number, unknown>;

/** Every name of a form with all its texts: one pass, however many there are. */
export function textsByName(form: FormData): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string") continue;
    const texts = found.get(name);
    if (texts) texts.push(value);
    else found.set(name, [value]);
  }
  return found;
}

/** `__proto__`, `constructor` and names with broken brackets name nothing. */
function pathOf(name: string): (string | number)[] {
  try {
    return getPaths(name);
  } catch {
    return [];
  }
}

function branchAt(parent: Branch, key: string | number, next: string | number): Branch {
  const child = Object.hasOwn(parent, key) ? parent[key] : undefined;
  if (typeof child === "object" && child !== null) return child as Branch;
  const made = (typeof next === "number" || next === "" ? [] : {}) as Branch;
  parent[key] = made;
  return made;
}

/** `items[0].quantity` and the like as objects and lists; a name that came several times holds a list. */
export function nestedFields(texts: ReadonlyMap<string, string[]>): Branch {
  const root: Branch = {};
  for (const [name, values] of texts) {
    const path = pathOf(name);
    const last = path.at(-1);
    if (last === undefined || path.slice(0, -1).includes("")) continue;
    const parent = path
      .slice(0, -1)
      .reduce<Branch>((branch, key, at) => branchAt(branch, key, path[at + 1] ?? ""), root);
    if (last !== "") parent[last] = values.length > 1 ? values : values[0];
    else if (Array.isArray(parent)) parent.push(...values);
  }
  return root;
}

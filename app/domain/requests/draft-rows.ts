import type { DraftBody, DraftItem, DraftPackage } from "./draft";

const key = () => Math.random().toString(36).slice(2, 10);

export const blankItem = (like?: DraftItem): DraftItem => ({
  key: key(),
  // the next line is mostly the same sample against another document
  sampleName: like?.sampleName ?? "",
  objectClass: like?.objectClass ?? "",
  document: "",
  parameter: "",
  quantity: like?.quantity ?? "1",
  unit: like?.unit ?? "批",
  evidential: like?.evidential ?? "",
  rangeMin: "",
  rangeMax: "",
  rangeUnit: "",
  uncertainty: "",
  industryClass: "",
});

export const blankPackage = (): DraftPackage => ({
  key: key(),
  category: "testing",
  stage: "production",
  kind: "testing",
  catalogueCode: "",
  items: [blankItem()],
});

const isUntouched = (item: DraftItem) => !item.document && !item.parameter;

/** Without lines in which nothing was written, unless a package has no other. */
export const withoutBlankItems = (body: DraftBody): DraftBody => ({
  ...body,
  packages: body.packages.map((pack) => {
    const written = pack.items.filter((item) => !isUntouched(item));
    return written.length > 0 && pack.kind !== "consulting" && pack.kind !== "training"
      ? { ...pack, items: written }
      : pack;
  }),
});

const changePackage = (body: DraftBody, index: number, change: (pack: DraftPackage) => DraftPackage) => ({
  ...body,
  packages: body.packages.map((pack, at) => (at === index ? change(pack) : pack)),
});

const changeItem = (body: DraftBody, p: number, i: number, change: Partial<DraftItem>) =>
  changePackage(body, p, (pack) => ({
    ...pack,
    items: pack.items.map((item, at) => (at === i ? { ...item, ...change } : item)),
  }));

/**
 * What the wizard's row buttons do to a draft, by the button's value: `add-item:0`, `remove-item:0:2`,
 * `add-package`, `remove-package:1`, `pick:0:2:GB 31604.7-2023`, `parameter:0:2:总迁移量`, `class:0:2:塑料制品`. Null: no such button.
 */
export function pressRowButton(body: DraftBody, intent: string): DraftBody | null {
  const [name, first, second, ...rest] = intent.split(":");
  const [p, i, value] = [Number(first), Number(second), rest.join(":")];
  switch (name) {
    case "add-item":
      return changePackage(body, p, (pack) => ({
        ...pack,
        items: [...pack.items, blankItem(pack.items.at(-1))].slice(0, 200),
      }));
    case "remove-item":
      return changePackage(body, p, (pack) => ({ ...pack, items: pack.items.filter((_, at) => at !== i) }));
    case "add-package":
      return { ...body, packages: [...body.packages, blankPackage()].slice(0, 10) };
    case "remove-package":
      return { ...body, packages: body.packages.filter((_, at) => at !== p) };
    case "pick":
      return changeItem(body, p, i, { document: value });
    case "class":
      return changeItem(body, p, i, { objectClass: value });
    case "parameter":
      return changeItem(body, p, i, { parameter: value });
    default:
      return null;
  }
}

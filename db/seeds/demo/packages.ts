import * as z from "zod";
import type { Need } from "~/domain/matching/need";
import { needSchema } from "~/domain/matching/need";
import type { Row } from "./rows";
import type { Part, Story } from "./story";
import { known, type World } from "./world";

const templateItem = z.object({
  sampleName: z.string(),
  objectClass: z.string().optional(),
  document: z.string().optional(),
  parameter: z.string().optional(),
  quantity: z.number(),
  unit: z.string(),
  evidential: z.boolean().default(true),
  range: z.object({ min: z.number(), max: z.number(), unit: z.string() }).optional(),
  industryClass: z.string().optional(),
});
const template = z.object({
  delivery: z.enum(["on_site", "send_sample", "none"]),
  packages: z.array(
    z.object({
      category: z.string(),
      stage: z.string(),
      kind: z.string(),
      catalogueCode: z.string().optional(),
      items: z.array(templateItem),
    }),
  ),
});
export type Wish = z.output<typeof template>;

/** What is asked for: a request template by its code, or a service of the catalogue, which needs no document. */
export function wishOf(world: World, code: string): Wish {
  const found = world.reference.templates.get(code);
  if (found) return template.parse(found.body);
  const service = known(world.reference.catalogue, code);
  const { category, stage, kind, name } = service;
  const items = [{ sampleName: name, quantity: 1, unit: "项", evidential: true }];
  return { delivery: "none", packages: [{ category, stage, kind, catalogueCode: code, items }] };
}

/** Adds the packages of a wish to the story, as drafts. */
export function addPackages(story: Story, wish: Wish): void {
  wish.packages.forEach((pack, index) => {
    const row = {
      id: story.world.dice.id(story.at),
      request_id: story.request.id,
      position: index + 1,
      category: pack.category,
      stage: pack.stage,
      kind: pack.kind,
      status: "draft",
      ring: "county",
      quoting_opened_at: null as Date | null,
      quoting_deadline: null as Date | null,
      extended_at: null as Date | null,
      comparing_until: null as Date | null,
      catalogue_code: pack.catalogueCode ?? null,
    };
    story.world.rows.add("packages", row);
    const items = pack.items.map((item, place) => itemRow(story, row.id, item, place));
    for (const item of items) story.world.rows.add("items", item);
    const need = needOf(story, pack, items);
    story.packages.push({
      row,
      items,
      need,
      facts: new Map(),
      sites: [],
      invited: new Map(),
      offers: [],
      order: null,
    });
  });
}

type Item = z.output<typeof templateItem>;

function itemRow({ world, at }: Story, packageId: string, item: Item, place: number) {
  const { reference } = world;
  const parameter = item.document
    ? known(reference.parameters, item.document).find(({ name }) => name === item.parameter)
    : undefined;
  return {
    id: world.dice.id(at),
    package_id: packageId,
    position: place + 1,
    sample_name: item.sampleName,
    object_class_id: item.objectClass ? known(reference.classes, item.objectClass).id : null,
    document_id: parameter?.documentId ?? null,
    parameter_id: parameter?.id ?? null,
    document_text: item.document ?? "",
    parameter_text: item.parameter ?? "",
    quantity: item.quantity,
    unit: item.unit,
    evidential: item.evidential,
    range_min: item.range?.min ?? null,
    range_max: item.range?.max ?? null,
    range_unit: item.range?.unit ?? null,
    uncertainty: null,
    industry_class: item.industryClass ?? null,
  };
}

function needOf(story: Story, pack: Wish["packages"][number], items: ReturnType<typeof itemRow>[]): Need {
  const need = needSchema.parse({
    category: pack.category,
    kind: pack.kind,
    regionCode: story.request.region_code,
    enterpriseId: story.enterprise.id,
    catalogueCode: pack.catalogueCode ?? null,
    items: items.map((item) => ({
      sampleName: item.sample_name,
      objectClassId: item.object_class_id,
      documentId: item.document_id,
      parameterId: item.parameter_id,
      documentText: item.document_text,
      evidential: item.evidential,
      rangeMin: item.range_min,
      rangeMax: item.range_max,
      rangeUnit: item.range_unit,
      uncertainty: null,
      industryClass: item.industry_class,
    })),
  });
  return { ...need, items: need.items.map((item, index) => ({ ...item, itemId: items[index]?.id ?? null })) };
}

/** Sets the state of every package that may still change. */
export function move(parts: readonly Part[], status: string, changes: Row = {}): void {
  for (const part of parts) Object.assign(part.row, changes, { status });
}

import { type FieldCodes, invalid } from "../errors";
import { normaliseParameterName } from "../normative-documents/parameter-name";
import type { Db } from "../outbox.server";
import { findDocuments, type KnownDocument, suggestEditions } from "./item-documents.queries.server";
import { findObjectClasses } from "./item-objects.queries.server";
import { findParameters, type KnownParameter, suggestParameters } from "./item-parameters.queries.server";
import type { ItemInput, PackageInput } from "./request";

/** An item with its references turned into ids; a row of `items` but for its place. */
export type ResolvedItem = Awaited<ReturnType<typeof resolvePackages>>[number][number];

type Vocabulary = {
  documents: Map<string, KnownDocument>;
  parameters: (documentId: string, name: string) => KnownParameter | undefined;
  documentsWithWords: Set<string>;
  classes: Map<string, string>;
};

/** Certification is granted per industry class, so the class stands where others name a parameter (DOMAIN 4). */
const parameterOf = (item: ItemInput) => item.parameter ?? item.industryClass;

async function vocabularyOf(db: Db, items: ItemInput[]): Promise<Vocabulary> {
  const documents = await findDocuments(
    db,
    items.map((item) => item.document),
  );
  const wanted = items.flatMap((item) => {
    const document = item.document && documents.get(item.document);
    const name = parameterOf(item);
    return document && name ? [{ documentId: document.id, name }] : [];
  });
  const { byName, documentsWithWords } = await findParameters(db, wanted);
  const classes = await findObjectClasses(db, items);
  return {
    documents,
    documentsWithWords,
    classes,
    parameters: (documentId, name) =>
      byName.get(`${documentId} ${name.toLowerCase()}`) ??
      byName.get(`${documentId} ${normaliseParameterName(name)}`),
  };
}

function resolved(item: ItemInput, words: Vocabulary) {
  const document = item.document ? words.documents.get(item.document) : undefined;
  const name = parameterOf(item);
  const parameter = document && name ? words.parameters(document.id, name) : undefined;
  return {
    sample_name: item.sampleName,
    object_class_id: words.classes.get(item.objectClass ?? "") ?? words.classes.get(item.sampleName) ?? null,
    document_id: document?.id ?? null,
    document_text: document?.number ?? item.document ?? "",
    parameter_id: parameter?.id ?? null,
    parameter_text: parameter?.name ?? name ?? "",
    quantity: item.quantity,
    unit: item.unit,
    evidential: item.evidential,
    range_min: item.range?.min ?? null,
    range_max: item.range?.max ?? null,
    range_unit: item.range?.unit ?? null,
    uncertainty: item.uncertainty ?? null,
    industry_class: item.industryClass ?? null,
  };
}

/** What the vocabulary does not know, each with what it offers instead. */
async function complaints(db: Db, path: string, item: ItemInput, words: Vocabulary): Promise<FieldCodes> {
  if (item.objectClass && !words.classes.has(item.objectClass))
    return { [`${path}.objectClass`]: "unknown_object_class" };
  if (!item.document) return {};
  const document = words.documents.get(item.document);
  if (!document) return { [`${path}.document`]: await suggestEditions(db, item.document) };
  const name = parameterOf(item);
  // A document whose vocabulary has not begun takes free words: nobody covers it yet, a hub will see
  if (!name || !words.documentsWithWords.has(document.id) || words.parameters(document.id, name)) return {};
  return { [`${path}.parameter`]: await suggestParameters(db, document.id, name) };
}

/**
 * The items of each package with document, parameter and object class found by exact vocabulary, in a number of
 * queries that does not grow with the items. Refuses with a code a field: `unknown_document`, `undated_document`,
 * `unknown_parameter` (each `|try=…` with what is near), `unknown_object_class`.
 */
export async function resolvePackages(db: Db, packages: Pick<PackageInput, "items">[]) {
  const words = await vocabularyOf(
    db,
    packages.flatMap((pack) => pack.items),
  );
  const fields: FieldCodes = {};
  for (const [p, pack] of packages.entries()) {
    for (const [i, item] of pack.items.entries()) {
      Object.assign(fields, await complaints(db, `packages.${p}.items.${i}`, item, words));
    }
  }
  if (Object.keys(fields).length > 0) invalid(fields);
  return packages.map((pack) => pack.items.map((item) => resolved(item, words)));
}

/** The same without refusing, for a draft that is still being typed: what is not known yet has no id. */
export async function resolveLoosely(db: Db, packages: { items: ItemInput[] }[]) {
  const words = await vocabularyOf(
    db,
    packages.flatMap((pack) => pack.items),
  );
  return packages.map((pack) => pack.items.map((item) => resolved(item, words)));
}

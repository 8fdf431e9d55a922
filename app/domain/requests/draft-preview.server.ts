import { sql } from "kysely";
import { type Kind, needsDocument } from "../catalogue/service";
import { type Coverage, coverageOf } from "../matching/coverage-of.server";
import { needSchema } from "../matching/need";
import type { Db } from "../outbox.server";
import { compulsoryClasses } from "./compulsory.queries.server";
import { contentOf, type DraftBody } from "./draft";
import { suggestObjectClasses } from "./item-objects.queries.server";
import type { ItemInput } from "./request";
import { type ResolvedItem, resolveLoosely } from "./resolve-items.server";

export interface PackagePreview {
  /** Null while nothing of the package can be matched yet. */
  coverage: Pick<Coverage, "eligible" | "onHold" | "priceHint"> | null;
  compulsory: boolean;
  items: ItemPreview[];
}
export interface ItemPreview {
  eligible: number | null;
  onHold: number;
  document: { number: string; title: string; status: string; replacedBy: string | null } | null;
  /** For a sample nobody has placed: classes it may belong to. */
  classes: string[];
  /** Names this document's vocabulary offers. */
  parameters: string[];
}

const number = (value: unknown) => (typeof value === "number" ? value : undefined);

/** Items as the vocabulary reads them, whatever is still missing; figures that are none are left out. */
export function looseItems(body: DraftBody) {
  return contentOf(body).packages.map((pack) => ({
    items: pack.items.map(
      (item): ItemInput => ({
        sampleName: item.sampleName ?? "",
        objectClass: item.objectClass,
        document: item.document,
        parameter: item.parameter,
        quantity: 1,
        unit: "",
        evidential: item.evidential,
        range:
          number(item.range?.min) !== undefined && number(item.range?.max) !== undefined
            ? { min: Number(item.range?.min), max: Number(item.range?.max), unit: item.range?.unit ?? "" }
            : undefined,
        uncertainty: number(item.uncertainty),
        industryClass: item.industryClass,
      }),
    ),
  }));
}

/** Who could take each package, and what is known of each line's document, while the draft is being written. */
export async function previewDraft(
  db: Db,
  body: DraftBody,
  place: { regionCode: string; enterpriseId: string },
): Promise<PackagePreview[]> {
  const rows = await resolveLoosely(db, looseItems(body));
  const all = rows.flat();
  const documents = await documentFacts(
    db,
    all.flatMap((row) => row.document_id ?? []),
  );
  const compulsory = await compulsoryClasses(
    db,
    all.flatMap((row) => row.object_class_id ?? []),
  );
  const unplaced = all.filter((row) => row.object_class_id === null).map((row) => row.sample_name);
  const classes = await suggestObjectClasses(db, unplaced);
  return Promise.all(
    body.packages.map(async (pack, index) => {
      const items = rows[index] ?? [];
      const need = needOf(pack, items, place);
      const coverage = need ? await coverageOf(db, need) : null;
      return {
        coverage: coverage && {
          eligible: coverage.eligible,
          onHold: coverage.onHold,
          priceHint: coverage.priceHint,
        },
        compulsory:
          pack.kind === "verification" && items.some((row) => compulsory.has(row.object_class_id ?? "")),
        items: items.map((row, at) => {
          const count = coverage?.perItem.find(({ position }) => position === at + 1);
          const facts = documents.get(row.document_id ?? "");
          return {
            eligible: row.parameter_id ? (count?.eligible ?? null) : null,
            onHold: count?.onHold ?? 0,
            document: facts ?? null,
            classes: row.object_class_id ? [] : (classes.get(row.sample_name) ?? []),
            parameters: facts?.parameters ?? [],
          };
        }),
      };
    }),
  );
}

function needOf(
  pack: DraftBody["packages"][number],
  items: ResolvedItem[],
  place: { regionCode: string; enterpriseId: string },
) {
  if (needsDocument(pack.kind as Kind) && !items.some((row) => row.parameter_id)) return null;
  const need = needSchema.safeParse({
    category: pack.category,
    kind: pack.kind,
    ...place,
    catalogueCode: pack.catalogueCode || null,
    items: items.map((row) => ({
      sampleName: row.sample_name,
      objectClassId: row.object_class_id,
      documentId: row.document_id,
      parameterId: row.parameter_id,
      documentText: row.document_text,
      evidential: row.evidential,
      rangeMin: row.range_min,
      rangeMax: row.range_max,
      rangeUnit: row.range_unit,
      uncertainty: row.uncertainty,
      industryClass: row.industry_class,
    })),
  });
  const written = items.some((row) => row.sample_name !== "" || row.document_id !== null);
  return need.success && written ? need.data : null;
}

interface DocumentFacts {
  id: string;
  number: string;
  title: string;
  status: string;
  replacedBy: string | null;
  parameters: string[];
}

async function documentFacts(db: Db, ids: string[]): Promise<Map<string, DocumentFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<DocumentFacts>`
    select d.id, d.number, d.title_zh as title, d.status,
      (select n.number from normative_document_relations x
        join normative_documents n on n.id = x.newer_id and n.status = 'current'
        where x.older_id = d.id order by n.year desc limit 1) as "replacedBy",
      array(select p.name from parameters p where p.document_id = d.id and p.merged_into is null
        order by p.name limit 200) as parameters
    from normative_documents d where d.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

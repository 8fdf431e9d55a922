import { chinaDay } from "~/domain/china-day";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { documentParameters, holdersByCity } from "~/domain/normative-documents/parameter.queries.server";
import { findDocument } from "~/domain/normative-documents/search.queries.server";
import type { Db } from "~/domain/outbox.server";

/** Everything the page shows. */
export async function load(db: Db, rawId: string | undefined) {
  const id = mustExist(idSchema.safeParse(rawId).data);
  const [document, parameters, holders] = await Promise.all([
    findDocument(db, id),
    documentParameters(db, id),
    holdersByCity(db, id, chinaDay()),
  ]);
  return { document: mustExist(document), parameters, holders };
}

export type DocumentPage = Awaited<ReturnType<typeof load>>;

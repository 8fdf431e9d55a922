import type { Kysely } from "kysely";
import { findPassages } from "~/domain/assistant/find-passages.queries.server";
import { listLaws } from "~/domain/assistant/law.queries.server";
import {
  documentsNamed,
  documentsTitled,
  numbersIn,
} from "~/domain/assistant/named-documents.queries.server";
import { latestRequests, publicTotals } from "~/domain/figures/public-figures.queries.server";
import { publicHub, publicHubs, stationOf } from "~/domain/hubs/hub-figures.queries.server";
import { documentParameters, holdersByCity } from "~/domain/normative-documents/parameter.queries.server";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { listNotices } from "~/domain/notices/notice.queries.server";
import { directoryFilter } from "~/domain/providers/directory";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { publicProvider, publicScope } from "~/domain/providers/public-provider.queries.server";
import type { Database } from "~db/connection";
import type { List, Readers } from "./readers";

const asked = (...words: string[]) => words.map((word) => ({ word, weight: 1 }));
const TODAY = new Date().toISOString().slice(0, 10);

/** What anybody may list. */
export function publicLists(db: Kysely<Database>, { jigou, sheng }: Readers): List[] {
  const providers = (search: object) => () => listProviders(db, directoryFilter.parse(search), TODAY);
  const documents = (search: object) => () => searchDocuments(db, search);
  const hub = sheng.hubs?.hubId ?? "";
  return [
    ["providers", providers({})],
    ["providers, second page", () => secondProviders(db)],
    ["providers by name", providers({ q: "检测技术" })],
    ["providers by document", providers({ document: "GB 31604.8-2021" })],
    ["providers by document without a year", providers({ document: "GB 31604.8" })],
    ["providers by parameter", providers({ parameter: "总迁移量" })],
    [
      "providers by document, parameter and region",
      providers({ document: "GB 31604.8-2021", parameter: "总迁移量", region: "370100" }),
    ],
    ["providers by region", providers({ region: "370200" })],
    ["providers by category", providers({ category: "testing" })],
    ["provider", () => publicProvider(db, jigou.organisationId)],
    ["provider's scope", () => publicScope(db, jigou.organisationId, { q: "", after: "" })],
    ["provider's scope by words", () => publicScope(db, jigou.organisationId, { q: "迁移", after: "" })],
    ["documents", documents({})],
    ["documents, second page", () => secondDocuments(db)],
    ["documents by status", documents({ status: "superseded" })],
    ["documents by number", documents({ q: "GB 31604.8-2021" })],
    ["documents by number without a year", documents({ q: "gb31604" })],
    ["documents by words", documents({ q: "食品接触材料" })],
    ["documents by pinyin", documents({ q: "shipin" })],
    ["assistant's passages", () => findPassages(db, asked("强制检定", "周期", "水表"))],
    ["assistant's documents by number", () => documentsNamed(db, numbersIn("GB/T 19001-2016 和 ISO 9001"))],
    ["assistant's documents by title", () => documentsTitled(db, ["食品", "接触"])],
    ["laws", () => listLaws(db)],
    ["hubs of the province", () => publicHubs(db, { parentId: hub })],
    ["hubs by name", () => publicHubs(db, { q: "历下" })],
    ["hub", () => publicHub(db, hub)],
    ["station", () => stationOf(db, "370102")],
    ["notices", () => listNotices(db, { limit: 20 })],
    ["latest requests", () => latestRequests(db, 5)],
    ["totals", () => publicTotals(db)],
    ["parameters of a document", () => ofDocument(db, (id) => documentParameters(db, id))],
    ["holders of a document", () => ofDocument(db, (id) => holdersByCity(db, id, TODAY))],
  ];
}

async function secondProviders(db: Kysely<Database>) {
  const { next } = await listProviders(db, directoryFilter.parse({}), TODAY);
  await listProviders(db, directoryFilter.parse({ after: next }), TODAY);
}

async function secondDocuments(db: Kysely<Database>) {
  const { next } = await searchDocuments(db, {});
  await searchDocuments(db, { after: next ?? "" });
}

async function ofDocument(db: Kysely<Database>, work: (id: string) => Promise<unknown>) {
  const { documents } = await searchDocuments(db, { q: "GB 31604.8-2021", limit: 1 });
  await work(documents[0]?.id ?? "");
}

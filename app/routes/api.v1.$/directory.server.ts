import * as z from "zod";
import { anybody } from "~/domain/authorize";
import { listCatalogue } from "~/domain/catalogue/catalogue.queries.server";
import { CATEGORIES, KINDS, STAGES } from "~/domain/catalogue/service";
import { chinaDay } from "~/domain/china-day";
import { publicBlacklist } from "~/domain/credit/blacklist.queries.server";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { searchObjectClasses } from "~/domain/object-classes/object-class.queries.server";
import { plainText } from "~/domain/page-key";
import { directoryFilter } from "~/domain/providers/directory";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { group } from "./operation";
import { code6, day, empty, id, moment, page } from "./shapes";

const operation = group("Directory", empty);
const word = z.string().max(100);
const status = z.enum(["upcoming", "current", "superseded", "withdrawn", "unknown"]);

const service = z.object({
  code: z.string(),
  category: z.enum(CATEGORIES),
  stage: z.enum(STAGES),
  kind: z.enum(KINDS),
  name: z.string(),
  summary: z.string(),
});
const listing = z.object({
  name: z.string(),
  uscc: z.string().nullable(),
  region: z.string().nullable(),
  reason: z.string(),
  legalBasis: z.string(),
  decidedBy: z.string().nullable(),
  listedAt: moment,
  endsOn: day,
});
const document = z.object({
  id,
  number: z.string(),
  titleZh: z.string(),
  titleEn: z.string().nullable(),
  status,
  implementedOn: day.nullable(),
  replacedBy: z.array(z.object({ id, number: z.string(), status })),
});
const objectClass = z.object({
  id,
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  trail: z.array(z.string()),
});
const provider = z.object({
  id,
  name: z.string(),
  region: z.string().nullable(),
  accreditations: z.array(z.string()),
  sites: z.int(),
  scopeRows: z.int(),
  provisional: z.boolean(),
  suspended: z.boolean(),
});

export const directory = [
  operation("GET /catalogue", {
    id: "listCatalogue",
    summary: "The services that can be ordered, seven categories by five stages",
    door: anybody,
    open: true,
    answer: z.object({ items: z.array(service) }),
    run: async ({ db, locale }) => ({ body: { items: await listCatalogue(db, locale) } }),
  }),
  operation("GET /normative-documents", {
    id: "listNormativeDocuments",
    summary: "Search by number in any spelling, title words or pinyin",
    door: anybody,
    open: true,
    query: z.object({
      q: word.optional(),
      status: status.optional(),
      cursor: z.string().max(300).optional(),
    }),
    answer: page(document),
    async run({ db, query }) {
      const { documents, next } = await searchDocuments(db, { ...query, after: query.cursor });
      return { body: { items: documents, next } };
    },
  }),
  operation("GET /object-classes", {
    id: "listObjectClasses",
    summary: "Search the tree of objects by name, alias or pinyin",
    door: anybody,
    open: true,
    query: z.object({ q: word.default("") }),
    answer: z.object({ items: z.array(objectClass) }),
    run: async ({ db, query }) => ({ body: { items: await searchObjectClasses(db, query.q) } }),
  }),
  operation("GET /providers", {
    id: "listProviders",
    summary: "Providers by document (year by year), parameter and region",
    door: anybody,
    open: true,
    query: z.object({
      q: word.optional(),
      document: word.optional(),
      parameter: word.optional(),
      region: code6.optional(),
      category: z.enum(CATEGORIES).optional(),
      cursor: z.string().max(300).optional(),
    }),
    answer: page(provider),
    async run({ db, query }) {
      const filter = directoryFilter.parse({ ...query, after: query.cursor });
      const { entries, next } = await listProviders(db, filter, chinaDay());
      const items = entries.map(({ demo: _, ...entry }) => entry);
      return { body: { items, next } };
    },
  }),
  operation("GET /blacklist", {
    id: "listBlacklist",
    summary: "Providers on the blacklist, with reason and period",
    door: anybody,
    open: true,
    query: z.object({ q: word.optional(), cursor: z.string().max(300).optional() }),
    answer: page(listing),
    async run({ db, query }) {
      const { items, next } = await publicBlacklist(db, {
        q: plainText(query.q ?? ""),
        cursor: query.cursor,
      });
      const rows = items.map((row) => ({
        name: row.name,
        uscc: row.uscc,
        region: row.region,
        reason: row.reason,
        legalBasis: row.legal_basis,
        decidedBy: row.decided_by,
        listedAt: row.listed_at.toISOString(),
        endsOn: row.ends_on,
      }));
      return { body: { items: rows, next } };
    },
  }),
];

import type { Kysely } from "kysely";
import { membershipsOf, sessionsOf } from "~/domain/accounts/account.queries.server";
import {
  accreditationsOf,
  capabilitiesOf,
  signatoriesOf,
} from "~/domain/accreditation/accreditation.queries.server";
import { importsOf } from "~/domain/accreditation/import.queries.server";
import { scopePage } from "~/domain/accreditation/scope.queries.server";
import type { Actor, HubRange } from "~/domain/actor";
import { listFaq } from "~/domain/assistant/faq.queries.server";
import { assistantFigures, listGaps } from "~/domain/assistant/gap.queries.server";
import { listAudit } from "~/domain/audit/audit.queries.server";
import { auditCursor, readAuditFilter } from "~/domain/audit/audit-filter.server";
import { chinaDay } from "~/domain/china-day";
import { latestMails, mailCounts, queuedJobs } from "~/domain/notifications/job.queries.server";
import { membersOf, openInvitations } from "~/domain/organisations/member.queries.server";
import { listOrganisations, organisationDetail } from "~/domain/organisations/organisation.queries.server";
import { categoryMonths } from "~/domain/supervision/categories.queries.server";
import {
  accreditationWarnings,
  hubFigures,
  requestsBehind,
  trend,
} from "~/domain/supervision/cockpit.queries.server";
import { MEASURES } from "~/domain/supervision/figures";
import { supervisedProviders } from "~/domain/supervision/providers.queries.server";
import type { Database } from "~db/connection";
import type { List, Login, Readers } from "./readers";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const rangeOf = ({ hubs }: Actor): HubRange => {
  if (!hubs) throw new Error("a regulator has a subtree");
  return hubs;
};

/** The cockpit, with its workbook, and what each of its figures opens to. */
export function cockpitLists(db: Kysely<Database>, { jianguan, shi }: Readers, days: number): List[] {
  const [within, city] = [rangeOf(jianguan), rangeOf(shi)];
  const since = ago(days);
  return [
    [`cockpit of ${days} days: province`, () => hubFigures(db, within, since)],
    [`cockpit of ${days} days: city`, () => hubFigures(db, city, since)],
    [`categories of ${days} days: province`, () => categoryMonths(db, within, since)],
    [`trend of ${days} days`, () => trend(db, within, since, days <= 31 ? "day" : "month")],
    [
      `requests of a category of ${days} days`,
      () => requestsBehind(db, within, { measure: "received", category: "brand", since, limit: 26 }),
    ],
    ...MEASURES.map(
      (measure): List => [
        `requests behind "${measure}" of ${days} days`,
        () => requestsBehind(db, within, { measure, since, limit: 26 }),
      ],
    ),
  ];
}

/** Whom and what a regulator and the administrator watch; what a house lists of itself. */
export function supervisionLists(db: Kysely<Database>, readers: Readers): List[] {
  const { jianguan, admin, jigou, qiye } = readers;
  const providers = (more: object) => () =>
    supervisedProviders(db, { regionCode: "370000", warningsOnly: false, limit: 26, ...more });
  const audit = (login: Login, query: string) => () =>
    listAudit(db, readers[login], { ...readAuditFilter(new URLSearchParams(query)), limit: 51 });
  const both = ["jianguan", "admin"] as const;
  return [
    ["unanswered questions", () => listGaps(db, readers.admin, {})],
    [
      "unanswered questions, second page",
      async () => {
        const { next } = await listGaps(db, readers.admin, {});
        await listGaps(db, readers.admin, { after: next ?? "1~01900000-0000-7000-8000-000000000000" });
      },
    ],
    ["figures of the assistant", () => assistantFigures(db)],
    ["assistant entries", () => listFaq(db, {})],
    ["accreditation warnings", () => accreditationWarnings(db, ["370000", "370100", "370102"])],
    ["providers watched", providers({})],
    ["providers watched, of a county", providers({ regionCode: "370102" })],
    ["providers watched, by name", providers({ q: "检测技术" })],
    ["providers watched, with warnings", providers({ warningsOnly: true })],
    ...both.flatMap((login): List[] => [
      [`audit: ${login}`, audit(login, "")],
      [`audit, second page: ${login}`, () => secondAudit(db, readers[login])],
      [`audit by action: ${login}`, audit(login, "action=order.")],
      [`audit by a rare action: ${login}`, audit(login, "action=accreditation.suspended")],
      [`audit by subject: ${login}`, audit(login, `subject=${jigou.organisationId}`)],
    ]),
    ["organisations", () => listOrganisations(db, {})],
    ["organisations, second page", () => secondOrganisations(db)],
    ["organisations by kind", () => listOrganisations(db, { kind: "provider" })],
    ["organisations by status", () => listOrganisations(db, { status: "suspended" })],
    ["organisations by words", () => listOrganisations(db, { q: "检测技术" })],
    ["organisation", () => organisationDetail(db, jigou.organisationId)],
    ["jobs", () => queuedJobs(db)],
    ["mails", () => latestMails(db)],
    ["mails, counts", () => mailCounts(db)],
    ["members", () => membersOf(db, qiye)],
    ["invitations to join", () => openInvitations(db, qiye)],
    ["sessions", () => sessionsOf(db, qiye.userId)],
    ["memberships", () => membershipsOf(db, admin.userId)],
    ["certificates", () => accreditationsOf(db, jigou.organisationId)],
    ["lines of a certificate", () => linesOfCertificate(db, jigou)],
    ["signatories", () => signatoriesOf(db, jigou.organisationId)],
    ["capability lines", () => capabilitiesOf(db, jigou.organisationId)],
    ["imports", () => importsOf(db, jigou.organisationId, 20)],
    ["second page of providers watched", () => secondWatched(db, jianguan)],
  ];
}

async function secondAudit(db: Kysely<Database>, actor: Actor) {
  const last = (await listAudit(db, actor, { limit: 51 })).at(-1);
  const before = last ? auditCursor(last) : "";
  const filter = readAuditFilter(new URLSearchParams({ before }));
  await listAudit(db, actor, { ...filter, limit: 51 });
}

async function secondOrganisations(db: Kysely<Database>) {
  const { next } = await listOrganisations(db, {});
  await listOrganisations(db, { after: next ?? "" });
}

async function secondWatched(db: Kysely<Database>, { regionCode }: Actor) {
  const filter = { regionCode, warningsOnly: false, limit: 26 };
  const last = (await supervisedProviders(db, filter)).at(-1);
  await supervisedProviders(db, { ...filter, after: last ? `${last.name}~${last.id}` : undefined });
}

async function linesOfCertificate(db: Kysely<Database>, { organisationId }: Actor) {
  const [certificate] = await accreditationsOf(db, organisationId);
  await scopePage(db, certificate?.id ?? "", { text: "迁移", page: 2, today: chinaDay() });
}

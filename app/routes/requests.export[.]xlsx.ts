import { type Actor, isEnterprise, isHub, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { listFilter } from "~/domain/requests/list-filter";
import { listRequests, type RequestRow } from "~/domain/requests/request-list.queries.server";
import { type SheetColumn, sheetOf } from "~/domain/spreadsheet.server";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { type Locale, textsIn } from "~/locales/texts";
import { download } from "~/platform/download.server";
import type { Visit } from "~/platform/http.server";
import { serve } from "~/platform/resource.server";
import { formatDay, formatMoment } from "~/ui/format";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST = 5000;

/** The list as it is filtered, as a spreadsheet of at most 5,000 rows. */
export const loader = serve(only(isEnterprise, isHub, isRegulator), async (visit: Visit<Actor>) => {
  const rows = await allRows(visit);
  const t = textsIn(visit.locale, requests);
  const sheet = await sheetOf(t("sheet_name"), columns(visit.locale), rows);
  return download(sheet, `${t("sheet_name")}-${chinaDay()}.xlsx`, XLSX);
});

async function allRows({ db, actor, url }: Visit<Actor>): Promise<RequestRow[]> {
  const { status, q, category } = listFilter.parse(Object.fromEntries(url.searchParams));
  const rows: RequestRow[] = [];
  let after: string | undefined;
  do {
    const page = await listRequests(db, actor, { status, q, category, after, limit: 100 });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < MOST);
  return rows;
}

function columns(locale: Locale): SheetColumn<RequestRow>[] {
  const t = textsIn(locale, requests);
  const tc = textsIn(locale, common);
  return [
    { header: t("number"), value: (row) => row.number, width: 24 },
    { header: t("label.title"), value: (row) => row.title, width: 36 },
    { header: t("filter_status"), value: (row) => tc.any(`status.request.${row.status}`) },
    {
      header: t("label.category"),
      value: (row) => (row.category ? tc.any(`category.${row.category}`) : null),
    },
    { header: t("enterprise"), value: (row) => row.enterprise_name, width: 30 },
    { header: t("hub"), value: (row) => (locale === "zh-CN" ? row.hub_name_zh : row.hub_name_en), width: 24 },
    { header: t("items_head"), value: (row) => row.items },
    { header: t("quotes"), value: (row) => row.quotes },
    { header: t("due_fact"), value: (row) => (row.due_on ? formatDay(row.due_on) : null) },
    { header: t("created"), value: (row) => formatMoment(row.created_at, true), width: 18 },
  ];
}

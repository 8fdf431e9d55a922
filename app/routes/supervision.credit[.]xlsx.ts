import { type Actor, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { readCreditFilter } from "~/domain/credit/list-filter";
import { type RatedProvider, ratedProviders } from "~/domain/credit/supervised.queries.server";
import { type SheetColumn, sheetOf } from "~/domain/spreadsheet.server";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { type Locale, textsIn } from "~/locales/texts";
import { download } from "~/platform/download.server";
import type { Visit } from "~/platform/http.server";
import { serve } from "~/platform/resource.server";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST = 5000;

/** The list of grades as it is filtered, as a spreadsheet of at most 5,000 rows. */
export const loader = serve(only(isRegulator), async (visit: Visit<Actor>) => {
  const rows = await allRows(visit);
  const t = textsIn(visit.locale, credit);
  const sheet = await sheetOf(t("list.sheet"), columns(visit.locale), rows);
  return download(sheet, `${t("list.sheet")}-${chinaDay()}.xlsx`, XLSX);
});

async function allRows({ db, actor, url }: Visit<Actor>): Promise<RatedProvider[]> {
  const hub = (await watchedHubs(db, actor, url.searchParams.get("hub"))).at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const filter = { ...readCreditFilter(url.searchParams), regionCode: hub.regionCode, limit: MOST };
  return (await ratedProviders(db, filter)).items;
}

function columns(locale: Locale): SheetColumn<RatedProvider>[] {
  const t = textsIn(locale, credit);
  const tc = textsIn(locale, common);
  return [
    { header: t("provider"), value: (row) => row.name, width: 34 },
    { header: t("region"), value: (row) => row.region },
    { header: t("category"), value: (row) => tc.any(`category.${row.category}`) },
    { header: t("grade"), value: (row) => row.grade, width: 8 },
    { header: t("score"), value: (row) => (row.score === null ? null : row.score / 100), width: 10 },
    { header: t("listed"), value: (row) => (row.blacklisted ? t("listed") : null) },
    { header: t("suspended"), value: (row) => (row.suspended ? t("suspended") : null) },
    { header: t("list.cases"), value: (row) => row.open },
    { header: t("as_of"), value: (row) => row.asOf },
  ];
}

import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { chinaDay } from "~/domain/china-day";
import { closureShare } from "~/domain/figures/closure";
import { sheetOf } from "~/domain/spreadsheet.server";
import { onTimeShare, warningTotal } from "~/domain/supervision/figures";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { supervision } from "~/locales/supervision";
import { textsIn } from "~/locales/texts";
import { serve } from "~/platform/resource.server";
import { formatShare } from "~/ui/format";
import { cockpitOf, periodOf, type Row } from "./_desk.cockpit/cockpit.server";
import { score } from "./_desk.cockpit/links";

/** The cockpit's table as XLSX: the hub itself first, then each hub directly below. */
export const loader = serve(only(isRegulator), async ({ db, actor, url, locale }) => {
  const hub = (await watchedHubs(db, actor, url.searchParams.get("hub"))).at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const { own, below } = await cockpitOf(db, hub, periodOf(url));
  const t = textsIn(locale, supervision);
  const columns = [
    { header: t("hub"), value: (row: Row) => (locale === "zh-CN" ? row.nameZh : row.nameEn), width: 34 },
    { header: t("received"), value: (row: Row) => row.received },
    { header: t("measure.open"), value: (row: Row) => row.open },
    { header: t("measure.onTime"), value: (row: Row) => row.onTime },
    { header: t("measure.late"), value: (row: Row) => row.late },
    { header: t("on_time"), value: (row: Row) => formatShare(onTimeShare(row)) },
    { header: t("measure.ended"), value: (row: Row) => row.ended },
    { header: t("closure"), value: (row: Row) => formatShare(closureShare(row)) },
    { header: t("satisfaction"), value: (row: Row) => score(row.satisfaction) },
    { header: t("warnings"), value: (row: Row) => warningTotal(row.warnings) },
  ];
  const bytes = await sheetOf(t("sheet.figures"), columns, own ? [own, ...below] : below);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="hubs-${hub.regionCode}-${chinaDay()}.xlsx"`,
      "Cache-Control": "no-store",
    },
  });
});

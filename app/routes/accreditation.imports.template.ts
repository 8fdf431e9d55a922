import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { only } from "~/domain/authorize";
import { sheetOf } from "~/domain/spreadsheet.server";
import { accreditation } from "~/locales/accreditation";
import { textsIn } from "~/locales/texts";
import { serve } from "~/platform/resource.server";

const COLUMNS = [
  "index",
  "object",
  "parameter",
  "document",
  "limitation",
  "range",
  "uncertainty",
  "remark",
] as const;
const EXAMPLE: Record<(typeof COLUMNS)[number], string | number> = {
  index: 1,
  object: "塑料制品",
  parameter: "总迁移量",
  document: "食品安全国家标准 食品接触材料及制品 总迁移量的测定 GB 31604.8-2021",
  limitation: "",
  range: "",
  uncertainty: "",
  remark: "",
};

/** An empty annex with the headers the import knows, and one example row. */
export const loader = serve(only(managesScope), async ({ locale }) => {
  const t = textsIn(locale, accreditation);
  const columns = COLUMNS.map((key) => ({
    header: t(`column.${key}`),
    value: (row: typeof EXAMPLE) => row[key],
    width: key === "document" ? 50 : 18,
  }));
  const bytes = await sheetOf(t("scope.title"), columns, [EXAMPLE]);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${t("imports.template_name")}.xlsx`)}`,
      "Cache-Control": "no-store",
    },
  });
});

import { isHub } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { dayOf } from "~/domain/clocks/working-time";
import { boardFilter } from "~/domain/intake/board";
import { ledgerOf, ledgerXlsx } from "~/domain/intake/ledger.server";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { textsIn } from "~/locales/texts";
import { serve } from "~/platform/resource.server";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Today's ledger of the hub (or its subtree) as XLSX. */
export const loader = serve(only(isHub), async ({ db, actor, url, locale }) => {
  const { scope } = boardFilter.parse(Object.fromEntries(url.searchParams));
  const now = new Date();
  const rows = await ledgerOf(db, actor, scope, now);
  const bytes = await ledgerXlsx(rows, textsIn(locale, intake), textsIn(locale, common));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="ledger-${dayOf(now)}.xlsx"`,
      "Cache-Control": "no-store",
    },
  });
});

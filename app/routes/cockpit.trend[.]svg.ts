import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { trend } from "~/domain/supervision/cockpit.queries.server";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { supervision } from "~/locales/supervision";
import { textsIn } from "~/locales/texts";
import { lineChart } from "~/platform/chart.server";
import { serve } from "~/platform/resource.server";
import { periodOf, sinceOf } from "./_desk.cockpit/cockpit.server";

/** The cockpit's trend as an image. */
export const loader = serve(only(isRegulator), async ({ db, actor, url, locale }) => {
  const days = periodOf(url);
  const unit = days <= 31 ? "day" : "month";
  const hub = (await watchedHubs(db, actor, url.searchParams.get("hub"))).at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const series = await trend(db, hub, sinceOf(days), unit);
  const t = textsIn(locale, supervision);
  const svg = await lineChart({
    width: 560,
    height: 220,
    labels: series.map(({ bucket }) => (unit === "day" ? bucket.slice(5) : bucket.slice(0, 7))),
    lines: [
      { name: t("trend_received"), values: series.map(({ received }) => received), colour: "#0A6C83" },
      { name: t("trend_ended"), values: series.map(({ ended }) => ended), colour: "#1D7A4C", dashed: true },
    ],
  });
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "no-store",
      // opened by itself it must still run nothing
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
});

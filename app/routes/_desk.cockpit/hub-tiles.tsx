import type { HubLevel } from "~/domain/actor";
import { closureShare } from "~/domain/figures/closure";

import { supervision } from "~/locales/supervision";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { TileMap } from "~/ui/tile-map";
import type { Row } from "./cockpit.server";
import { cockpitHref } from "./links";

const SCALE = [
  { from: 95, label: "≥ 95%" },
  { from: 85, label: "85–95%" },
  { from: 70, label: "70–85%" },
  { from: Number.NEGATIVE_INFINITY, label: "< 70%" },
];

/** 济南市质量基础设施服务中心 → 济南: a tile has room for a place, not for an office. */
const place = (row: Row, chinese: boolean) =>
  chinese ? row.nameZh.replace(/(市|区|县)?(质量).*$|(工作站)$/, "") : row.nameEn.replace(/ .*$/, "");

/** Closure of each hub below as a tile; a tile opens the next level down. */
export function HubTiles({ below, days, level }: { below: Row[]; days: number; level: HubLevel }) {
  const t = useTexts(supervision);
  const chinese = useLocale() === "zh-CN";
  const tiles = below.map((row) => {
    const share = closureShare(row);
    return {
      code: row.regionCode,
      name: place(row, chinese),
      value: share === null ? null : Math.round(share * 1000) / 10,
      text: share === null ? "—" : `${Math.round(share * 100)}%`,
      href: cockpitHref(row.hubId, days),
    };
  });
  return (
    <Card
      aside={<span className="text-muted text-sm">{t("tiles_hint")}</span>}
      title={t(level === "province" ? "tiles_cities" : "tiles_counties")}
    >
      <TileMap label={t("tiles_label")} scale={SCALE} tiles={tiles} />
    </Card>
  );
}

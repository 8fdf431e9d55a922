import { closureShare } from "~/domain/figures/closure";
import type { PublicHub } from "~/domain/hubs/hub-figures.queries.server";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatShare } from "~/ui/format";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

/** A dash where there was nothing to count: no figure is ever made up. */
const or = (value: string | null) => value ?? "—";

/** The station responsible for where one is, with its figures of the last 30 days. */
export function StationCard({ station }: { station: PublicHub }) {
  const t = useTexts(publicTexts);
  const chinese = useLocale() === "zh-CN";
  const { response, satisfaction } = station;
  const above = chinese ? station.parentZh : station.parentEn;
  return (
    <div className="self-start">
      <Card
        title={chinese ? station.nameZh : station.nameEn}
        aside={
          station.experts > 0 ? (
            <StatusPill tone="green">{t("hub.experts_here", { count: station.experts })}</StatusPill>
          ) : null
        }
      >
        {above ? <p className="-mt-2 mb-3 text-muted text-sm">{t("hub.above", { name: above })}</p> : null}
        <DescriptionList
          facts={[
            {
              term: t("hub.response"),
              value: or(response === null ? null : t("hub.minutes", { n: Math.round(response) })),
            },
            {
              term: t("hub.closure"),
              value: formatShare(closureShare(station)),
            },
            {
              term: t("hub.satisfaction"),
              value: or(satisfaction === null ? null : satisfaction.toFixed(1)),
            },
            { term: t("hub.parks"), value: t("hub.count", { n: station.parks }) },
            {
              term: t("hub.phone"),
              value: station.phone ? (
                <TextLink href={`tel:${station.phone}`}>{station.phone}</TextLink>
              ) : null,
            },
          ]}
          layout="between"
        />
        <div className="mt-4">
          <LinkButton href={`/hubs/${station.id}`} wide>
            {t("hub.contact")}
          </LinkButton>
        </div>
      </Card>
    </div>
  );
}

import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { type Column, DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { formatFen } from "~/ui/format";
import { StatusPill } from "~/ui/status-pill";
import { AwardButton } from "./award-button";
import { Coverage, Price, Provider, Validity } from "./offer-parts";
import type { PanelOffer } from "./quotes-panel.server";
import type { PackageProps } from "./quotes-props";

/** The comparison on a wide screen; the recommended offer is tinted. */
export function OfferTable(props: PackageProps) {
  const t = useTexts(offers);
  const { pack } = props;
  return (
    <DataTable
      caption={t("caption")}
      rows={pack.offers}
      rowKey={(offer) => offer.id}
      highlight={(offer) => offer.status === "awarded" || offer.recommended}
      columns={useColumns(props)}
    />
  );
}

function useColumns(props: PackageProps): Column<PanelOffer>[] {
  const t = useTexts(offers);
  const { pack, data } = props;
  return [
    {
      key: "provider",
      header: t("provider"),
      cell: (offer) => (
        <>
          <Provider offer={offer} />
          {offer.recommended ? <StatusPill tone="spring">{t("recommended")}</StatusPill> : null}
          <Lines offer={offer} items={pack.items} now={data.now} />
        </>
      ),
    },
    {
      key: "coverage",
      header: t("coverage"),
      cell: (offer) => <Coverage offer={offer} now={data.now} />,
    },
    {
      key: "total",
      header: t("total"),
      align: "end",
      cell: (offer) => <Price offer={offer} />,
    },
    {
      key: "days",
      header: t("days"),
      align: "end",
      cell: (offer) => t("working_days", { n: offer.working_days }),
    },
    ...(data.ranked ? [scoreColumn(t("score"))] : []),
    { key: "award", header: "", align: "end", cell: (offer) => <AwardButton {...props} offer={offer} /> },
  ];
}

const scoreColumn = (header: string): Column<PanelOffer> => ({
  key: "score",
  header,
  align: "end",
  cell: (offer) => offer.score.toFixed(1),
});

interface LinesProps {
  offer: PanelOffer;
  items: PackageProps["pack"]["items"];
  now: Date;
}

/** What each item costs, until when the offer binds, and its provider's note; on request. */
export function Lines({ offer, items, now }: LinesProps) {
  const t = useTexts(offers);
  if (!offer.lines) return null;
  const names = new Map(items.map((item) => [item.id, item]));
  return (
    <Disclosure summary={t("detail")} className="mt-1 text-sm">
      <ul className="space-y-0.5">
        {offer.lines.map(({ itemId, amountFen }) => (
          <li key={itemId} className="flex justify-between gap-4">
            <span className="min-w-0">
              {names.get(itemId)?.name} {names.get(itemId)?.parameter_text}
            </span>
            <span className="tabular whitespace-nowrap">{formatFen(amountFen)}</span>
          </li>
        ))}
      </ul>
      <Validity offer={offer} now={now} />
      {offer.note ? <p className="mt-1 whitespace-pre-line text-muted">{offer.note}</p> : null}
    </Disclosure>
  );
}

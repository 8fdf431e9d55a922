import { common } from "~/locales/common";
import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { EmptyState } from "~/ui/empty-state";
import { OfferCards } from "./offer-cards";
import { OfferTable } from "./offer-table";
import type { PackageProps, QuotesPanelProps } from "./quotes-props";
import { Why } from "./quotes-why";

/** 报价比选: the offers of each package side by side, ranked, with the button that decides. */
export function QuotesPanel(props: QuotesPanelProps) {
  return (
    <>
      {props.data.packages.map((pack) => (
        <PackageOffers key={pack.id} pack={pack} {...props} />
      ))}
    </>
  );
}

function PackageOffers(props: PackageProps) {
  const { pack, data } = props;
  const t = useTexts(offers);
  const tc = useTexts(common);
  const n = pack.offers.length;
  const title = data.several
    ? t("title_package", { position: pack.position, kind: tc(`kind.${pack.kind as "testing"}`), n })
    : t("title", { n });
  return (
    <Card
      flush
      id={`quotes-${pack.position}`}
      title={title}
      aside={<Aside {...props} />}
      footer={n > 0 && data.ranked ? <Why weights={data.weights} /> : undefined}
    >
      {n === 0 ? (
        <EmptyState title={t("empty")} text={pack.deadline ? t("empty_text") : undefined} />
      ) : (
        <>
          <div className="hidden sm:block">
            <OfferTable {...props} />
          </div>
          <div className="sm:hidden">
            <OfferCards {...props} />
          </div>
        </>
      )}
    </Card>
  );
}

function Aside({ pack, data }: PackageProps) {
  const t = useTexts(offers);
  const sorts = ["score", "price", "days", "distance"] as const;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {pack.offers.length > 1 ? (
        <nav aria-label={t("sort")} className="flex flex-wrap gap-x-3">
          {sorts.map((sort) => (
            <a
              key={sort}
              href={`?sort=${sort}#quotes-${pack.position}`}
              aria-current={data.sort === sort ? "true" : undefined}
              className={
                data.sort === sort ? "font-semibold text-spring-dark" : "hover:text-spring hover:underline"
              }
            >
              {t(`by_${sort}`)}
            </a>
          ))}
        </nav>
      ) : null}
      {pack.deadline ? (
        <span className="inline-flex items-center gap-1.5">
          {t("deadline")}
          <ClockChip dueAt={pack.deadline} startedAt={pack.openedAt} serverNow={data.now} />
        </span>
      ) : null}
    </span>
  );
}

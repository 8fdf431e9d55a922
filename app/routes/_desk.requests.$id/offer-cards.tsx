import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { StatusPill } from "~/ui/status-pill";
import { AwardButton } from "./award-button";
import { CertificateEnd, Coverage, Price, Provider } from "./offer-parts";
import { Lines } from "./offer-table";
import type { PackageProps } from "./quotes-props";

/** The comparison on a phone: one card an offer, the price large, the decision at the foot. */
export function OfferCards(props: PackageProps) {
  const { pack, data } = props;
  const t = useTexts(offers);
  return (
    <ul className="space-y-3 p-3">
      {pack.offers.map((offer) => {
        const first = offer.recommended;
        return (
          <li
            key={offer.id}
            className={cx(
              "rounded-card border p-3.5",
              first ? "border-spring bg-spring-tint/30" : "border-line",
            )}
          >
            <div className="flex items-start justify-between gap-2">
              <div className="min-w-0">
                <Provider offer={offer} />
              </div>
              {first ? <StatusPill tone="spring">{t("recommended")}</StatusPill> : null}
            </div>
            <div className="my-2 flex items-baseline justify-between gap-2">
              <span>
                <Price offer={offer} className="text-title" />{" "}
                <span className="text-muted">{t("working_days", { n: offer.working_days })}</span>
              </span>
              <Coverage offer={offer} now={data.now} note={false} />
            </div>
            <CertificateEnd offer={offer} now={data.now} />
            <Lines offer={offer} items={pack.items} now={data.now} />
            <div className="mt-3 grid grid-cols-2 gap-2">
              <LinkButton href={`/legality/${offer.legality_record_id}`} wide>
                {t("check")}
              </LinkButton>
              <AwardButton {...props} offer={offer} wide />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

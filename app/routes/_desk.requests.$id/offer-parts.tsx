import { common } from "~/locales/common";
import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { type AccreditationKind, AccreditationTag } from "~/ui/accreditation-tag";
import { CoverageMeter } from "~/ui/coverage-meter";
import { formatDay, formatFen } from "~/ui/format";
import { Facts } from "~/ui/page-header";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import type { PanelOffer } from "./quotes-panel.server";

const DAY = 86_400_000;
/** A certificate that ends within two months is worth a warning beside the offer. */
const SOON_DAYS = 60;

/** Name, official marks, and where it stands: 3.2 km · 信用 A · 履约 97%. */
export function Provider({ offer }: { offer: PanelOffer }) {
  const t = useTexts(offers);
  const tc = useTexts(common);
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-semibold">{offer.provider_name}</span>
        {offer.accreditations.map((kind) => (
          <AccreditationTag key={kind} kind={kind as AccreditationKind} />
        ))}
        {offer.provisional ? <StatusPill tone="amber">{t("provisional")}</StatusPill> : null}
        {offer.status === "active" ? null : <LifecyclePill of="quote" status={offer.status} />}
      </span>
      <Facts
        items={[
          offer.region_name,
          offer.distance_m === null ? null : t("distance", { n: kilometres(offer.distance_m) }),
          offer.grade ? tc(`grade.${offer.grade as "A"}`) : t("ungraded"),
          offer.on_time === null ? null : t("on_time", { n: `${Math.round(offer.on_time * 100)}%` }),
        ]}
      />
    </>
  );
}

const kilometres = (metres: number) =>
  metres < 10_000 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));

/** "4 / 4 项" with the day the certificate behind it ends, amber when that is near. */
export function Coverage({ offer, now, note = true }: { offer: PanelOffer; now: Date; note?: boolean }) {
  const { covered, total } = offer.coverage;
  return (
    <>
      <TextLink href={`/legality/${offer.legality_record_id}`} className="whitespace-nowrap">
        <CoverageMeter covered={covered} total={total} />
      </TextLink>
      {note ? <CertificateEnd offer={offer} now={now} /> : null}
      {note && isLapsed(offer, now) ? <Validity offer={offer} now={now} /> : null}
    </>
  );
}

export function CertificateEnd({ offer, now }: { offer: PanelOffer; now: Date }) {
  const t = useTexts(offers);
  const { valid_to: day } = offer.coverage;
  if (!day) return null;
  const left = Math.ceil((Date.parse(day) - Date.parse(formatDay(now))) / DAY);
  return (
    <span
      className={`block whitespace-nowrap text-sm ${left <= SOON_DAYS ? "text-amber-dark" : "text-muted"}`}
    >
      {left <= SOON_DAYS ? t("expires_in", { n: left }) : t("valid_to", { day: day.slice(0, 7) })}
    </span>
  );
}

/** The total, or why it is not shown. */
export function Price({ offer, className = "" }: { offer: PanelOffer; className?: string }) {
  const t = useTexts(offers);
  if (offer.total_fen === null) {
    return <span className="text-sm text-muted">{t(offer.sealedNow ? "sealed" : "hidden")}</span>;
  }
  return (
    <span className={`tabular whitespace-nowrap font-bold ${className}`}>{formatFen(offer.total_fen)}</span>
  );
}

export const isLapsed = (offer: PanelOffer, now: Date) => offer.valid_until < formatDay(now);

/** Until when the offer binds, and what its provider says with it. */
export function Validity({ offer, now }: { offer: PanelOffer; now: Date }) {
  const t = useTexts(offers);
  const lapsed = isLapsed(offer, now);
  return (
    <span className={lapsed ? "block text-sm text-seal-dark" : "block text-sm text-muted"}>
      {t(lapsed ? "quote_lapsed" : "quote_valid", { day: offer.valid_until })}
      {offer.revision > 1 ? ` · ${t("revision", { n: offer.revision - 1 })}` : null}
    </span>
  );
}

import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";
import { formatCount } from "~/ui/format";
import { StatStrip } from "~/ui/stat";

interface TotalsProps {
  totals: { providers: number; scope: number; enterprises: number; ended: number };
}

/** The platform in four counted figures. */
export function Totals({ totals }: TotalsProps) {
  const t = useTexts(publicTexts);
  return (
    <section aria-label={t("home.totals")}>
      <StatStrip
        stats={[
          {
            id: "providers",
            label: t("home.total_providers"),
            value: formatCount(totals.providers),
            href: "/providers",
          },
          { id: "scope", label: t("home.total_scope"), value: formatCount(totals.scope) },
          { id: "enterprises", label: t("home.total_enterprises"), value: formatCount(totals.enterprises) },
          { id: "ended", label: t("home.total_ended"), value: formatCount(totals.ended) },
        ]}
      />
    </section>
  );
}

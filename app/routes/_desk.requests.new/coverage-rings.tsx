import type { PackagePreview } from "~/domain/requests/draft-preview.server";
import { RINGS } from "~/domain/requests/package";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { DescriptionList } from "~/ui/description-list";
import { formatFen } from "~/ui/format";
import { Progress } from "~/ui/progress";

/** How many providers could take a whole package, ring by ring (each counts the smaller ones too), and those on hold. */
export function CoverageRings({ preview }: { preview: PackagePreview | undefined }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const coverage = preview?.coverage;
  if (!coverage) return <p className="text-sm text-muted">{t("coverage_waits")}</p>;
  const { eligible, onHold, priceHint } = coverage;
  const facts = RINGS.map((ring) => ({
    term: tc(`ring.${ring}`),
    value: tc("unit.providers", { n: eligible[ring] }),
  }));
  return (
    <div className="space-y-2">
      <p>
        <strong className="tabular text-hero leading-none">{eligible.nation}</strong> {t("may_take_whole")}
      </p>
      <Progress
        value={eligible.province}
        max={Math.max(1, eligible.nation)}
        tone={eligible.nation > 0 ? "spring" : "amber"}
        label={t("in_province", { n: eligible.province, of: eligible.nation })}
      />
      <DescriptionList
        layout="between"
        facts={[
          ...facts,
          {
            term: t("hold_count"),
            value: onHold.nation > 0 ? tc("unit.providers", { n: onHold.nation }) : "",
          },
          { term: t("median"), value: priceHint ? formatFen(priceHint.medianFen) : "" },
        ]}
      />
      {eligible.province < 3 ? <p className="text-sm text-amber-dark">{t("few_eligible")}</p> : null}
    </div>
  );
}

import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Progress } from "./progress";
import { StatusPill } from "./status-pill";

interface CoverageMeterProps {
  covered: number;
  total: number;
  /** Also draws a bar below the words. */
  bar?: boolean | undefined;
}

/** How many items of a package lie within a lawful scope: "4 / 4 项", green only when it is all of them. */
export function CoverageMeter({ covered, total, bar }: CoverageMeterProps) {
  const t = useTexts(common);
  const full = total > 0 && covered >= total;
  const tone = full ? "green" : covered > 0 ? "amber" : "seal";
  return (
    <span className="inline-block">
      <StatusPill tone={tone}>{t("coverage.count", { n: covered, of: total })}</StatusPill>
      {bar ? (
        <Progress
          value={covered}
          max={total}
          tone={tone}
          label={t("coverage.label", { n: covered, of: total })}
          className="mt-1"
        />
      ) : null}
    </span>
  );
}

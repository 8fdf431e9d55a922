import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { cx } from "../cx";

const STAGES = ["objection", "mediation", "retest", "arbitration", "decided"] as const;
type Stage = (typeof STAGES)[number];
const AT: Record<string, Stage> = {
  objection: "objection",
  explained: "objection",
  mediation: "mediation",
  failed: "mediation",
  retest: "retest",
  retested: "retest",
  arbitration: "arbitration",
  decided: "decided",
};

interface StageLineProps {
  status: string;
  /** Whether those stages were reached: a settlement needs neither. */
  retested: boolean;
  judged: boolean;
}

/** The way of a dispute as five words, those that were reached set off; withdrawn ones have none. */
export function StageLine({ status, retested, judged }: StageLineProps) {
  const t = useTexts(disputes);
  const now = AT[status];
  if (!now) return null;
  const place = STAGES.indexOf(now);
  const over = now === "decided";
  const reached = (stage: Stage, index: number) =>
    index <= place && !(over && ((stage === "retest" && !retested) || (stage === "arbitration" && !judged)));
  return (
    <ol aria-label={t("way.label")} className="flex flex-wrap gap-2">
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          aria-current={stage === now ? "step" : undefined}
          className={cx(
            "rounded-full border px-3 py-0.5 text-sm",
            stage === now
              ? "border-spring bg-spring font-semibold text-white"
              : reached(stage, index)
                ? "border-spring/40 bg-spring-tint text-spring-dark"
                : "border-line text-muted",
          )}
        >
          {t(`way.${stage}`)}
        </li>
      ))}
    </ol>
  );
}

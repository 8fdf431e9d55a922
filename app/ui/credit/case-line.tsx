import type { CreditEvent } from "~/domain/credit/credit.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { ClockChip } from "../clock-chip";
import { DateTime } from "../date-time";
import { StatusPill } from "../status-pill";
import { TextLink } from "../text-link";

type Case = CreditEvent["cases"][number];

/** An objection or application for repair: what was said, by when it is answered, and the answer. */
export function CaseLine({ of, now }: { of: Case; now: string }) {
  const t = useTexts(credit);
  const open = of.status === "open";
  return (
    <div className="rounded-control border border-line bg-canvas px-3 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{t(`case.${of.kind}`)}</span>
        <DateTime at={of.openedAt} year />
        {open ? (
          <ClockChip dueAt={of.dueAt} startedAt={of.openedAt} serverNow={now} provisional={of.provisional} />
        ) : (
          <StatusPill tone={of.status === "upheld" ? "green" : "neutral"}>
            {t.any(`case.${of.status}_${of.kind}`)}
          </StatusPill>
        )}
      </p>
      <p className="mt-1 whitespace-pre-line break-words">
        {of.statement}{" "}
        {of.fileId ? (
          <TextLink className="underline" href={`/credit/evidence/${of.fileId}`}>
            {t("open_file")}
          </TextLink>
        ) : null}
      </p>
      {of.reason ? (
        <p className="mt-1 whitespace-pre-line break-words text-muted">
          {t("case.reason")} <DateTime at={of.decidedAt ?? of.openedAt} year /> {of.reason}
        </p>
      ) : null}
    </div>
  );
}

import { ENOUGH_ORDERS } from "~/domain/credit/credit";
import { type Cure, curesOf, nextGrade } from "~/domain/credit/cure";
import type { Breakdown } from "~/domain/credit/snapshot.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { formatPoints } from "./points";

/** What would raise a grade, the most helpful first. */
export function Cures({ breakdown, orders, score }: { breakdown: Breakdown; orders: number; score: number }) {
  const t = useTexts(credit);
  const cures = curesOf(breakdown, orders);
  const next = nextGrade(score);
  return (
    <>
      <h3 className="mb-1 font-semibold">{t("cure.title")}</h3>
      {next ? (
        <p className="text-sm text-muted">
          {t("cure.next", { grade: next.grade, points: formatPoints(next.missing) })}
        </p>
      ) : null}
      {cures.length === 0 ? <p className="text-sm text-muted">{t("cure.none")}</p> : null}
      <ul className="list-disc space-y-0.5 pl-5 text-sm">
        {cures.map((cure) => (
          <li key={`${cure.key} ${cure.about}`}>
            <Words cure={cure} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Words({ cure: { key, about, points } }: { cure: Cure }) {
  const t = useTexts(credit);
  const subject = { indicator: t.any(`indicator.${about}`), events: t.any(`component.${about}`) };
  const named = key === "indicator" || key === "events" ? subject[key] : about;
  return t(`cure.${key}`, { about: named, points: formatPoints(points), n: ENOUGH_ORDERS });
}

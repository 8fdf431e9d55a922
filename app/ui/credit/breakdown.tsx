import { COMPONENT_WEIGHTS } from "~/domain/credit/credit";
import type { CategoryGrade } from "~/domain/credit/credit.queries.server";
import type { ComponentResult } from "~/domain/credit/model";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { Progress } from "../progress";
import { TextLink } from "../text-link";
import { Cures } from "./cures";
import { formatPart, formatPoints, formatWeight } from "./points";

/** Figures that open to the orders behind them. */
const OPENS = new Set(["on_time", "rating", "kept_orders"]);
type Indicator = ComponentResult["indicators"][number];

interface BreakdownProps {
  of: Omit<CategoryGrade, "assessed_at">;
  here: string;
}

/** What the score of one category is made of, each figure with its facts; then what would raise it. */
export function Breakdown({ of, here }: BreakdownProps) {
  const t = useTexts(credit);
  const tc = useTexts(common);
  const category = tc(`category.${of.category}`);
  if (!of.breakdown || of.score === null) return null;
  const { components } = of.breakdown;
  const aside = `${t("score_of", { score: formatPoints(of.score) })} · ${t("version")} ${of.model_version ?? ""}`;
  return (
    <Card id="breakdown" title={t("breakdown_of", { category })} aside={aside} flush>
      <DataTable
        caption={t("breakdown_of", { category })}
        phone="cards"
        rows={components}
        rowKey={(row) => row.component}
        columns={[
          { key: "component", header: t("breakdown"), cell: (row) => t(`component.${row.component}`) },
          {
            key: "facts",
            header: t("facts"),
            cell: (row) => <FactsOf row={row} link={`${here}?category=${of.category}`} />,
          },
          { key: "value", header: t("value"), tight: true, cell: (row) => <Share row={row} /> },
          {
            key: "points",
            header: t("contributes"),
            align: "end",
            cell: ({ component, value }) =>
              `${formatPoints((COMPONENT_WEIGHTS[component] * value) / 100)} / ${COMPONENT_WEIGHTS[component]}`,
          },
        ]}
      />
      <div className="border-t border-line px-4 py-4 sm:px-5">
        <Cures breakdown={of.breakdown} orders={of.orders ?? 0} score={of.score} />
      </div>
    </Card>
  );
}

function Share({ row: { component, value } }: { row: ComponentResult }) {
  const t = useTexts(credit);
  return (
    <span className="block w-24">
      <span className="tabular">{formatPart(value)}</span>
      <Progress label={t(`component.${component}`)} max={10_000} value={value} />
    </span>
  );
}

function FactsOf({ row, link }: { row: ComponentResult; link: string }) {
  const t = useTexts(credit);
  return (
    <ul className="space-y-0.5 text-sm">
      {row.indicators.map((indicator) => (
        <li key={indicator.key}>
          {t.any(`indicator.${indicator.key}`)}{" "}
          <span className="text-muted">
            <Figure indicator={indicator} />
          </span>{" "}
          {OPENS.has(indicator.key) && indicator.whole > 0 ? (
            <TextLink className="underline" href={`${link}&fact=${indicator.key}#behind`}>
              {t("orders_behind")}
            </TextLink>
          ) : null}
        </li>
      ))}
      {row.events.map((event) => (
        <li key={event.id}>
          <TextLink className="underline" href={`#event-${event.id}`}>
            {t(`event.${event.kind}`)}
          </TextLink>{" "}
          <span className="tabular text-muted">{formatWeight(event.points)}%</span>
        </li>
      ))}
      {row.indicators.length + row.events.length === 0 ? <li className="text-muted">—</li> : null}
    </ul>
  );
}

function Figure({ indicator: { key, part, whole, value } }: { indicator: Indicator }) {
  const t = useTexts(credit);
  if (whole === 0 && value > 0) return t("unknown_history", { unknown: formatPart(value) });
  return t.any(`indicator_unit.${key}`, { part, whole, share: formatPart(value) });
}

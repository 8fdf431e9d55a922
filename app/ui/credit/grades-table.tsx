import type { CategoryGrade } from "~/domain/credit/credit.queries.server";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { Day } from "../date-time";
import { TextLink } from "../text-link";
import { GradePill } from "./grade-pill";
import { formatPoints } from "./points";

interface GradesTableProps {
  grades: readonly Omit<CategoryGrade, "assessed_at">[];
  /** The category whose breakdown is open. */
  chosen: string | undefined;
  /** The page itself; each category opens at `?category=`. */
  here: string;
}

/** A line a category: grade, score, when it was computed. */
export function GradesTable({ grades, chosen, here }: GradesTableProps) {
  const t = useTexts(credit);
  const tc = useTexts(common);
  return (
    <Card title={t("grade")} aside={<TextLink href="/credit">{t("model_link")}</TextLink>} flush>
      <DataTable
        caption={t("grade")}
        phone="cards"
        rows={grades}
        rowKey={(row) => row.category}
        highlight={(row) => row.category === chosen}
        columns={[
          {
            key: "category",
            header: t("category"),
            cell: (row) => (
              <TextLink
                href={`${here}?category=${row.category}`}
                aria-current={row.category === chosen ? "true" : undefined}
              >
                {tc(`category.${row.category}`)}
              </TextLink>
            ),
          },
          { key: "grade", header: t("grade"), tight: true, cell: (row) => <GradePill grade={row.grade} /> },
          {
            key: "score",
            header: t("score"),
            align: "end",
            cell: (row) => (row.score === null ? "—" : formatPoints(row.score)),
          },
          { key: "orders", header: t("orders"), align: "end", cell: (row) => row.orders ?? "—" },
          {
            key: "day",
            header: t("as_of"),
            tight: true,
            cell: (row) => (row.as_of ? <Day on={row.as_of} /> : t("given")),
          },
        ]}
      />
    </Card>
  );
}

import type { Fact, OrderBehind } from "~/domain/credit/credit.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { Day } from "../date-time";
import { EmptyState } from "../empty-state";
import { StatusPill } from "../status-pill";
import { TextLink } from "../text-link";

type Row = Pick<
  OrderBehind,
  "id" | "number" | "seen" | "status" | "promised_on" | "rating" | "late" | "cancel_requested_by"
> & { first_issued_at: Date | string | null };

interface OrdersBehindProps {
  fact: Fact;
  rows: readonly Row[];
  /** The page without this list. */
  back: string;
}

/** The orders a figure of performance is counted from. */
export function OrdersBehind({ fact, rows, back }: OrdersBehindProps) {
  const t = useTexts(credit);
  const title = t("behind.title", { fact: t(`indicator.${fact}`) });
  return (
    <Card id="behind" title={title} aside={<TextLink href={back}>{t("behind.back")}</TextLink>} flush>
      <DataTable
        caption={title}
        phone="cards"
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("behind.none")} />}
        columns={[
          {
            key: "number",
            header: t("behind.number"),
            cell: (row) =>
              row.seen ? <TextLink href={`/orders/${row.id}`}>{row.number}</TextLink> : row.number,
          },
          {
            key: "promised",
            header: t("behind.promised"),
            tight: true,
            cell: (row) => (row.promised_on ? <Day on={row.promised_on} /> : "—"),
          },
          {
            key: "issued",
            header: t("behind.issued"),
            tight: true,
            cell: (row) => (row.first_issued_at ? <Day on={row.first_issued_at} /> : "—"),
          },
          {
            key: "result",
            header: t("behind.result"),
            tight: true,
            cell: (row) => <Result fact={fact} row={row} />,
          },
        ]}
      />
    </Card>
  );
}

function Result({ fact, row }: { fact: Fact; row: Row }) {
  const t = useTexts(credit);
  if (fact === "rating") return t("behind.stars", { n: row.rating ?? 0 });
  if (fact === "on_time")
    return (
      <StatusPill tone={row.late ? "seal" : "green"}>
        {t(row.late ? "behind.late" : "behind.in_time")}
      </StatusPill>
    );
  if (row.status !== "cancelled") return <StatusPill tone="green">{t("behind.kept")}</StatusPill>;
  const byProvider = row.cancel_requested_by === "provider";
  return (
    <StatusPill tone={byProvider ? "seal" : "neutral"}>
      {t(byProvider ? "behind.cancelled_provider" : "behind.cancelled_enterprise")}
    </StatusPill>
  );
}

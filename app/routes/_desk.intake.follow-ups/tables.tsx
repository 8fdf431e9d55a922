import { Form } from "@remix-run/react";
import type { FollowUpRow } from "~/domain/intake/follow-ups.queries.server";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { TextLink } from "~/ui/text-link";

const useWords = () => useTexts(intake);
type Words = ReturnType<typeof useWords>;

const orderColumn = (t: Words): Column<FollowUpRow> => ({
  key: "order",
  header: t("call.order"),
  cell: (row) => (
    <>
      <TextLink href={`/orders/${row.id}`}>{row.title}</TextLink>
      <span className="block text-sm text-muted">{row.number}</span>
    </>
  ),
});
const enterpriseColumn = (t: Words): Column<FollowUpRow> => ({
  key: "enterprise",
  header: t("call.enterprise"),
  cell: (row) => row.enterprise,
});

/** Orders whose enterprise has not been asked yet. */
export function DueTable({ rows, now, days }: { rows: readonly FollowUpRow[]; now: Date; days: number }) {
  const t = useWords();
  return (
    <Card title={t("call.due")} flush>
      <DataTable
        caption={t("call.due")}
        rows={rows}
        rowKey={(row) => row.id}
        phone="cards"
        empty={<EmptyState title={t("call.none")} text={t("call.none_text", { n: days })} />}
        columns={[
          orderColumn(t),
          enterpriseColumn(t),
          {
            key: "contact",
            header: t("call.contact"),
            cell: (row) => [row.contact, row.phone].filter(Boolean).join(" "),
          },
          {
            key: "deadline",
            header: t("call.deadline"),
            tight: true,
            cell: (row) => <Clock row={row} now={now} />,
          },
          {
            key: "record",
            header: "",
            tight: true,
            cell: (row) => (
              <LinkButton
                size="sm"
                href={`/intake/follow-ups?order=${row.id}`}
                aria-label={t("call.record_for", { number: row.number })}
              >
                {t("board.record")}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Clock({ row, now }: { row: FollowUpRow; now: Date }) {
  if (!row.dueAt) return null;
  return (
    <ClockChip dueAt={row.dueAt} startedAt={row.acceptedAt} serverNow={now} provisional={row.provisional} />
  );
}

/** Orders that were asked about: one button closes each. */
export function ToCloseTable({ rows }: { rows: readonly FollowUpRow[] }) {
  const t = useWords();
  return (
    <Card title={t("call.to_close")} flush>
      <DataTable
        caption={t("call.to_close")}
        rows={rows}
        rowKey={(row) => row.id}
        phone="cards"
        empty={<EmptyState title={t("call.none_to_close")} />}
        columns={[
          orderColumn(t),
          enterpriseColumn(t),
          {
            key: "answer",
            header: t("call.answer"),
            cell: (row) =>
              row.reachable ? t("call.answered", { n: row.score ?? 0 }) : t("call.not_reached"),
          },
          {
            key: "at",
            header: t("call.followed_at"),
            tight: true,
            cell: (row) => (row.followedAt ? <DateTime at={row.followedAt} /> : null),
          },
          { key: "close", header: "", tight: true, cell: (row) => <CloseButton row={row} /> },
        ]}
      />
    </Card>
  );
}

function CloseButton({ row }: { row: FollowUpRow }) {
  const t = useWords();
  return (
    <Form method="post" action="/intake/follow-ups">
      <input type="hidden" name="orderId" value={row.id} />
      <input type="hidden" name="expectedVersion" value={row.version} />
      <Button name="intent" value="close" size="sm" aria-label={t("panel.close", { number: row.number })}>
        {t("board.close")}
      </Button>
    </Form>
  );
}

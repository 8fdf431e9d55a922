import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { type Column, DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Pagination } from "~/ui/pagination";
import { StatusPill } from "~/ui/status-pill";

interface Delivery {
  id: string;
  label: string;
  status: string;
  attempts: number;
  response_status: number | null;
  last_error: string | null;
  created_at: string | Date;
}
interface Props {
  deliveries: readonly Delivery[];
  nextHref: string | undefined;
  resendable: boolean;
}

const TONES = { delivered: "green", failed: "seal" } as const;

/** What was sent to this receiver and what came of it, the latest first. */
export function LogCard({ deliveries, nextHref, resendable }: Props) {
  const t = useTexts(integrations);
  const columns: Column<Delivery>[] = [
    { key: "at", header: t("log_at"), tight: true, cell: ({ created_at }) => <DateTime at={created_at} /> },
    { key: "kind", header: t("log_kind"), cell: ({ label }) => label },
    { key: "status", header: t("log_status"), cell: (delivery) => <Result delivery={delivery} /> },
    { key: "tries", header: t("log_tries"), align: "end", cell: ({ attempts }) => attempts },
    {
      key: "resend",
      header: "",
      tight: true,
      cell: ({ id, status, label }) =>
        resendable && status !== "queued" ? <Resend id={id} label={label} /> : null,
    },
  ];
  return (
    <>
      <Card title={t("log")} flush>
        <DataTable
          caption={t("log")}
          phone="cards"
          rows={deliveries}
          rowKey={({ id }) => id}
          columns={columns}
          empty={<EmptyState title={t("log_none")} text={t("log_none_text")} />}
        />
      </Card>
      <Pagination nextHref={nextHref} />
    </>
  );
}

function Result({ delivery }: { delivery: Delivery }) {
  const t = useTexts(integrations);
  const { status, attempts, response_status, last_error } = delivery;
  const word = status === "queued" && attempts > 0 ? "retrying" : status;
  return (
    <>
      <StatusPill tone={TONES[status as keyof typeof TONES] ?? "neutral"}>
        {t.any(`delivery.${word}`)}
      </StatusPill>
      {last_error ? (
        <span className="block text-sm text-muted">
          {t.any(`fault.${last_error}`)}
          {response_status ? ` (${response_status})` : ""}
        </span>
      ) : null}
    </>
  );
}

function Resend({ id, label }: { id: string; label: string }) {
  const t = useTexts(integrations);
  return (
    <form method="post">
      <input type="hidden" name="deliveryId" value={id} />
      <Button name="intent" value="resend" size="sm" aria-label={`${t("log_resend")} ${label}`}>
        {t("log_resend")}
      </Button>
    </form>
  );
}

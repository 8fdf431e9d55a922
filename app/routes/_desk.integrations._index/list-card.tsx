import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { StatusPill } from "~/ui/status-pill";

interface Receiver {
  id: string;
  url: string;
  format: string;
  kinds: number;
  status: string;
}

/** The receivers of the house, each with a way to its deliveries. */
export function ListCard({ receivers }: { receivers: readonly Receiver[] }) {
  const t = useTexts(integrations);
  if (receivers.length === 0) {
    return (
      <Card title={t("list")} flush>
        <EmptyState title={t("none")} text={t("none_text")} />
      </Card>
    );
  }
  return (
    <Card title={t("list")}>
      <ul className="divide-y divide-line">
        {receivers.map(({ id, url, format, kinds, status }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <div className="min-w-0 grow basis-60">
              <p className="break-all font-semibold">{url}</p>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                <StatusPill tone={status === "active" ? "green" : "seal"}>
                  {t.any(`status.${status}`)}
                </StatusPill>
                <span>{t.any(`formats.${format}`)}</span>
                <span>{t("kinds_count", { n: kinds })}</span>
              </p>
            </div>
            <LinkButton href={`/integrations/${id}`} size="sm" aria-label={`${t("open")} ${url}`}>
              {t("open")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

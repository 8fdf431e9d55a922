import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { CopyButton } from "~/ui/copy-button";
import { DateTime } from "~/ui/date-time";
import { FileLink } from "~/ui/file-link";
import { Facts } from "~/ui/page-header";
import { LifecyclePill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import type { OrderPage } from "./load-order.server";

/** Every edition of the report, the latest first, with its files and where to authenticate it. */
export function DeliverablesCard({ deliverables }: OrderPage) {
  const t = useTexts(orders);
  return (
    <Card title={t("deliverables.title")}>
      {deliverables.length === 0 ? (
        <p className="text-muted">{t("deliverables.empty")}</p>
      ) : (
        <ul className="space-y-4 divide-y divide-line">
          {deliverables.map((each) => (
            <Edition key={each.id} edition={each} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Edition({ edition }: { edition: OrderPage["deliverables"][number] }) {
  const t = useTexts(orders);
  const tc = useTexts(common);
  const file = (kind: string) => `/deliverables/${edition.id}/${kind}.pdf`;
  return (
    <li className="space-y-1.5 pt-4 first:pt-0">
      <p className="flex flex-wrap items-center gap-2">
        <TextLink href={`/authenticity/${edition.number}`} className="tabular font-semibold">
          {edition.number}
        </TextLink>
        <LifecyclePill of="deliverable" status={edition.status} />
      </p>
      <Facts
        items={[
          tc(`deliverable.${edition.kind as "report"}`),
          t("deliverables.edition", { n: edition.edition }),
          t("deliverables.signatory", { name: edition.signatory ?? "" }),
          <DateTime key="at" at={edition.issued_at} year />,
          edition.lab_number ? t("deliverables.lab_number", { n: edition.lab_number }) : null,
          edition.replaces ? t("deliverables.replaces", { number: edition.replaces }) : null,
        ]}
      />
      {edition.status_reason ? (
        <p className="text-sm">{t("deliverables.reason", { reason: edition.status_reason })}</p>
      ) : null}
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {edition.combined_sha256 ? (
          <FileLink href={file("combined")} name={t("deliverables.combined")} />
        ) : null}
        <FileLink href={file("source")} name={t("deliverables.source")} size={edition.source_size} />
        <FileLink href={file("sheet")} name={t("deliverables.sheet")} />
      </p>
      <p className="break-all text-sm text-muted">
        {t("deliverables.sha256")} <code>{edition.source_sha256}</code>{" "}
        <CopyButton text={edition.source_sha256} label={t("deliverables.copy")} />
      </p>
    </li>
  );
}

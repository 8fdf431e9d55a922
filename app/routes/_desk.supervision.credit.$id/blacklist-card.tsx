import type { Listing } from "~/domain/credit/blacklist.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { formatDay } from "~/ui/format";
import { StatusPill } from "~/ui/status-pill";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";

type Row = Pick<Listing, "id" | "reason" | "legal_basis" | "ends_on" | "lifted_by" | "lift_reason"> & {
  listed_at: Date | string;
  lifted_at: Date | string | null;
};
interface BlacklistCardProps {
  listings: readonly Row[];
  listed: boolean;
  /** Whether the reader's office may take it off. */
  mayLift: boolean;
  today: string;
}

/** Puts the provider on the blacklist or takes it off, and tells of every time it stood there. */
export function BlacklistCard({ listings, listed, mayLift, today }: BlacklistCardProps) {
  const t = useTexts(credit);
  return (
    <Card title={t("blacklist.title")}>
      <p className="mb-2 text-sm text-muted">{t(listed ? "blacklist.lead" : "blacklist.put_text")}</p>
      {listed ? <LiftForm mayLift={mayLift} /> : <PutForm today={today} />}
      {listings.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-t border-line text-sm">
          {listings.map((row) => (
            <li key={row.id} className="space-y-1 py-2">
              <p className="flex flex-wrap items-center gap-2">
                {t("blacklist.on", { from: formatDay(row.listed_at), to: row.ends_on })}
                <StatusPill tone={row.lifted_at ? "neutral" : "seal"}>
                  {t(row.lifted_at ? "blacklist.was" : "blacklist.current")}
                </StatusPill>
              </p>
              <p className="break-words">{row.reason}</p>
              <p className="break-words text-muted">{row.legal_basis}</p>
              {row.lifted_at ? (
                <p className="break-words text-muted">
                  {formatDay(row.lifted_at)} {row.lifted_by ? row.lift_reason : t("blacklist.over")}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function PutForm({ today }: { today: string }) {
  const t = useTexts(credit);
  return (
    <Disclosure summary={t("blacklist.put")}>
      <form method="post" className="space-y-3">
        <input type="hidden" name="intent" value="blacklist" />
        <TextArea
          id="blacklist-reason"
          name="reason"
          label={t("blacklist.reason")}
          required
          minLength={4}
          maxLength={1000}
        />
        <TextInput name="legalBasis" label={t("blacklist.basis")} required minLength={2} maxLength={500} />
        <DateInput name="endsOn" label={t("blacklist.ends")} required min={today} />
        <Button look="danger">{t("blacklist.put")}</Button>
      </form>
    </Disclosure>
  );
}

function LiftForm({ mayLift }: { mayLift: boolean }) {
  const t = useTexts(credit);
  if (!mayLift) return <p className="text-sm text-muted">{t("blacklist.other_office")}</p>;
  return (
    <Disclosure summary={t("blacklist.lift")}>
      <form method="post" className="space-y-3">
        <input type="hidden" name="intent" value="lift" />
        <TextArea
          id="lift-reason"
          name="reason"
          label={t("blacklist.lift_reason")}
          required
          minLength={4}
          maxLength={500}
        />
        <Button look="primary">{t("blacklist.lift")}</Button>
      </form>
    </Disclosure>
  );
}

import { Form } from "@remix-run/react";
import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Dialog } from "~/ui/dialog";
import { FormErrors } from "~/ui/form-errors";
import { Money } from "~/ui/money";
import { Select } from "~/ui/select";
import { LifecyclePill } from "~/ui/status-pill";
import { TextArea } from "~/ui/text-area";
import { DateInput, MoneyInput, TextInput } from "~/ui/text-input";
import type { PackagePage } from "./load-package.server";

type Props = PackagePage & { refused: Refused | null };

/** The provider's offer: made, revised and retracted here, readable afterwards. */
export function QuoteForm(props: Props) {
  const { invitation, open, mayQuote } = props;
  const t = useTexts(quotes);
  const { quote } = invitation;
  if (!open && !quote) return <Alert>{t("form.closed")}</Alert>;
  const editable = open && mayQuote && (!quote || quote.status === "active");
  return (
    <Card
      title={t(quote ? "form.revise_title" : "form.title")}
      aside={quote ? <LifecyclePill of="quote" status={quote.status} /> : t("form.privacy")}
      footer={quote ? <Total {...props} editable={editable} /> : undefined}
    >
      {mayQuote ? null : <p className="mb-3 text-muted">{t("form.not_allowed")}</p>}
      <Fields {...props} editable={editable} />
    </Card>
  );
}

function Total({ invitation, editable }: Props & { editable: boolean }) {
  const t = useTexts(quotes);
  const { quote } = invitation;
  if (!quote) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <span>
        {t("form.total")} <Money fen={quote.total_fen} className="text-lg font-bold" />
      </span>
      {editable ? (
        <Dialog trigger={t("form.retract")} title={t("form.retract_title")} look="danger" size="sm">
          <Form method="post" className="space-y-4">
            <input type="hidden" name="quoteId" value={quote.id} />
            <input type="hidden" name="version" value={quote.version} />
            <p>{t("form.retract_text")}</p>
            <Button look="danger" name="intent" value="retract">
              {t("form.retract_confirm")}
            </Button>
          </Form>
        </Dialog>
      ) : null}
    </div>
  );
}

const dayAhead = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const yuan = (fen: number | undefined) =>
  fen === undefined ? "" : (fen / 100).toFixed(2).replace(/\.00$/, "");

function Fields({ invitation, now, refused, editable }: Props & { editable: boolean }) {
  const t = useTexts(quotes);
  const { quote, items, sites } = invitation;
  const fields = refused?.refused.fields ?? {};
  const kept = (name: string) => refused?.kept[name] as string | undefined;
  const amount = (index: number) => t("form.amount", { n: index + 1 });
  const labels: Record<string, string> = {
    siteId: t("form.site"),
    workingDays: t("form.working_days"),
    validUntil: t("form.valid_until"),
    note: t("form.note"),
    ...Object.fromEntries(items.map((_, index) => [`items.${index}.yuan`, amount(index)])),
  };
  return (
    <Form method="post" className="space-y-4">
      {refused ? (
        <FormErrors fields={fields} labels={labels}>
          {refused.refused.message}
        </FormErrors>
      ) : null}
      {quote ? <input type="hidden" name="quoteId" value={quote.id} /> : null}
      {quote ? <input type="hidden" name="version" value={quote.version} /> : null}
      {sites.length > 1 ? (
        <Select
          name="siteId"
          label={labels.siteId}
          defaultValue={kept("siteId") ?? quote?.site_id ?? invitation.site_id ?? ""}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          error={fields.siteId}
          disabled={!editable}
        />
      ) : null}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {items.map((item, index) => (
          <div key={item.id} className="min-w-0">
            <input type="hidden" name={`items[${index}].itemId`} value={item.id} />
            <MoneyInput
              name={`items[${index}].yuan`}
              id={`items.${index}.yuan`}
              label={amount(index)}
              hint={`${item.sample_name} · ${item.parameter}`}
              required
              defaultValue={kept(`items[${index}].yuan`) ?? yuan(quote?.amounts[item.id])}
              error={fields[`items.${index}.yuan`]}
              readOnly={!editable}
            />
          </div>
        ))}
        <TextInput
          name="workingDays"
          label={labels.workingDays}
          hint={t("form.working_days_hint")}
          required
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          suffix={t("form.days_unit")}
          defaultValue={kept("workingDays") ?? quote?.working_days}
          error={fields.workingDays}
          readOnly={!editable}
        />
        <DateInput
          name="validUntil"
          label={labels.validUntil}
          required
          defaultValue={kept("validUntil") ?? quote?.valid_until ?? dayAhead(now, 15)}
          error={fields.validUntil}
          readOnly={!editable}
        />
      </div>
      <TextArea
        name="note"
        label={labels.note}
        hint={t("form.note_hint")}
        rows={3}
        maxLength={1000}
        defaultValue={kept("note") ?? quote?.note}
        error={fields.note}
        readOnly={!editable}
      />
      {editable ? (
        <Button look="primary" name="intent" value={quote ? "revise" : "submit"}>
          {t(quote ? "form.revise" : "form.submit")}
        </Button>
      ) : (
        <p className="text-sm text-muted">{t("form.closed")}</p>
      )}
    </Form>
  );
}

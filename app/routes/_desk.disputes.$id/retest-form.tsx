import { PAYERS } from "~/domain/disputes/dispute-inputs";
import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";
import { Refusal, type StepProps } from "./step-refusal";

/** Two plain steps: choose the items, then one of the neutral bodies that may lawfully test them. */
export function RetestForm({ choice, dispute, refused }: StepProps) {
  const t = useTexts(disputes);
  const { items, chosen, labs } = choice;
  return (
    <div className="space-y-4">
      {refused ? <Refusal ability="order_retest" refused={refused} /> : null}
      <form method="get" action={`/disputes/${dispute.id}#actions`} className="space-y-3">
        <RadioGroup
          type="checkbox"
          name="items"
          label={t("do.choose_items")}
          defaultValue={chosen.length > 0 ? chosen : items.map(({ id }) => id)}
          options={items.map(({ id, words }) => ({ value: id, label: words }))}
        />
        <Button type="submit">{t("do.find")}</Button>
      </form>
      {labs?.length === 0 ? <EmptyState title={t("do.nobody")} text={t("do.nobody_text")} /> : null}
      {labs && labs.length > 0 ? <OrderForm choice={choice} dispute={dispute} refused={refused} /> : null}
    </div>
  );
}

function OrderForm({ choice, dispute, refused }: Pick<StepProps, "choice" | "dispute" | "refused">) {
  const t = useTexts(disputes);
  const kept = (name: string) => {
    const value = refused?.kept[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <form method="post" className="space-y-4 border-t border-line pt-4">
      {choice.chosen.map((item) => (
        <input key={item} type="hidden" name="items" value={item} />
      ))}
      <input type="hidden" name="version" value={dispute.version} />
      <RadioGroup
        name="siteId"
        label={t("do.choose_site")}
        required
        defaultValue={kept("siteId")}
        options={(choice.labs ?? []).map((lab) => ({
          value: lab.siteId,
          label: lab.providerName,
          hint: [lab.siteName, lab.distanceM === null ? "" : `${(lab.distanceM / 1000).toFixed(0)} km`]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      <TextArea
        id="order_retest-instruction"
        name="instruction"
        label={t("do.instruction")}
        rows={3}
        required
        maxLength={2000}
        defaultValue={kept("instruction")}
        error={refused?.refused.fields.instruction}
      />
      <RadioGroup
        name="payer"
        label={t("do.payer")}
        required
        inline
        defaultValue={kept("payer")}
        options={PAYERS.map((payer) => ({ value: payer, label: t(`retest.payers.${payer}`) }))}
      />
      <TextInput name="feeNote" label={t("do.fee_note")} maxLength={500} defaultValue={kept("feeNote")} />
      <Button look="primary" name="intent" value="order_retest">
        {t("do.order_retest")}
      </Button>
    </form>
  );
}

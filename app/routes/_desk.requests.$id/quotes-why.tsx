import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { Disclosure } from "~/ui/disclosure";
import type { QuotesPanelData } from "./quotes-panel.server";

/** 为什么这样排: the weights and what each figure is, for whoever compares and for whoever is compared. */
export function Why({ weights }: Pick<QuotesPanelData, "weights">) {
  const t = useTexts(offers);
  const rules = ["price", "turnaround", "distance", "credit", "on_time"] as const;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-muted">
      <span className="tabular">{t("weights", { ...weights })}</span>
      <Disclosure summary={t("why")}>
        <p>{t("why_text")}</p>
        <ul className="mt-1 list-disc pl-5">
          {rules.map((rule) => (
            <li key={rule}>{t(`rule_${rule}`)}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import type { Ability } from "./abilities.server";
import { ActionDialog } from "./action-dialog";
import { ActionForm } from "./action-form";
import type { OrderPage } from "./load-order.server";

/** The step that moves the order on is open on the page; what is rarer waits behind a button. */
const STEPS: readonly Ability[] = ["receive_sample", "start_visit", "start", "issue", "accept"];
const MONEY: readonly Ability[] = ["invoice", "slip", "payment"];

/** What this person can do now: the next step as a form, the rest as buttons. */
export function Actions(props: OrderPage & { refused: Refused | null }) {
  const { abilities, order, refused } = props;
  const t = useTexts(orders);
  const steps = STEPS.filter((ability) => abilities.includes(ability));
  const first = order.delivery === "on_site" && steps.includes("start_visit") ? "start_visit" : steps[0];
  const others = abilities.filter((ability) => ability !== first && !MONEY.includes(ability));
  return (
    <Card title={t(first ? `do.${first}` : "page.actions")} id="actions" accent={first !== undefined}>
      {refused && !(first && refused.kept.intent === first) ? (
        <div className="mb-3">
          <FormErrors fields={{}}>{refused.refused.message}</FormErrors>
        </div>
      ) : null}
      {first ? <ActionForm ability={first} {...props} /> : null}
      {!first && others.length === 0 ? <p className="text-muted">{t("page.waiting")}</p> : null}
      {others.length > 0 ? (
        <div
          className={first ? "mt-4 flex flex-wrap gap-2 border-t border-line pt-3" : "flex flex-wrap gap-2"}
        >
          {others.map((ability) => (
            <ActionDialog key={ability} ability={ability} {...props} size="sm" />
          ))}
        </div>
      ) : null}
    </Card>
  );
}

import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import type { ButtonSize } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import type { Ability } from "./abilities.server";
import { ActionForm } from "./action-form";
import type { OrderPage } from "./load-order.server";

type Props = OrderPage & { ability: Ability; refused: Refused | null; size?: ButtonSize };
const GRAVE: readonly Ability[] = ["cancel", "cancel_confirm", "revoke", "dispute"];

/** One action behind a button: asks for what it needs, or only for a yes. */
export function ActionDialog({ size, ...props }: Props) {
  const { ability, order, side } = props;
  const t = useTexts(orders);
  const words =
    ability === "keep"
      ? t(order.cancel_requested_by === side ? "do.keep_own" : "do.keep_other")
      : t(`do.${ability}`);
  return (
    <Dialog trigger={words} title={words} look={GRAVE.includes(ability) ? "danger" : "secondary"} size={size}>
      <ActionForm {...props} />
    </Dialog>
  );
}

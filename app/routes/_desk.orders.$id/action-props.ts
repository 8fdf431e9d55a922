import type { Refused } from "~/platform/refused";
import type { Ability } from "./abilities.server";
import type { OrderPage } from "./load-order.server";

/** What the form of one action knows: the page, which action, and what was refused last. */
export type ActionProps = OrderPage & { ability: Ability; refused: Refused | null };

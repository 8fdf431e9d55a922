import { invalid } from "../errors";
import { DeliveryFault, type GuardRules, pinnedAddress } from "./address-guard.server";

/**
 * The receiver's address as it is kept. Refuses 422 at the field what is no https address (http only where private
 * networks are allowed), carries a user name, or leads where no server of ours may connect; each delivery asks again.
 */
export async function checkedUrl(typed: string, rules: GuardRules): Promise<string> {
  if (!URL.canParse(typed)) invalid({ url: "invalid_url" });
  const url = new URL(typed);
  const plain = url.protocol === "http:" && rules.allowPrivate;
  if (url.protocol !== "https:" && !plain) invalid({ url: "webhook_https" });
  if (url.username || url.password) invalid({ url: "webhook_no_user" });
  url.hash = "";
  try {
    await pinnedAddress(url, rules);
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    invalid({ url: error.code === "blocked" ? "webhook_blocked" : "webhook_unresolvable" });
  }
  return url.href;
}

import {
  chooseKinds,
  enableWebhook,
  pauseWebhook,
  removeWebhook,
  rotateSecret,
} from "~/domain/webhooks/change-webhook.server";
import { pingWebhook, resendDelivery } from "~/domain/webhooks/queue-delivery.server";
import { deliveryForm, kindsForm } from "~/domain/webhooks/webhook";
import { integrations } from "~/locales/integrations";
import { textsIn } from "~/locales/texts";
import type { Submission } from "~/platform/http.server";

/** The buttons of a receiver's page; gives which words to show, or the new secret. */
export async function press(
  { db, actor, secrets, form, locale }: Submission,
  id: string,
): Promise<{ done: string } | { secret: string }> {
  switch (form.intent) {
    case "rotate":
      return { secret: await rotateSecret(db, actor, id, secrets) };
    case "ping":
      await pingWebhook(db, actor, id, textsIn(locale, integrations)("ping_words"));
      return { done: "ping" };
    case "enable":
      await enableWebhook(db, actor, id);
      return { done: "enabled" };
    case "pause":
      await pauseWebhook(db, actor, id);
      return { done: "paused" };
    case "remove":
      await removeWebhook(db, actor, id);
      return { done: "removed" };
    case "resend":
      await resendDelivery(db, actor, id, form.as(deliveryForm).deliveryId);
      return { done: "resent" };
    default:
      await chooseKinds(db, actor, id, form.as(kindsForm).kinds);
      return { done: "kinds" };
  }
}

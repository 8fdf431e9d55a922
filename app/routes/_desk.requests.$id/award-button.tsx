import { Form } from "@remix-run/react";
import { offers } from "~/locales/offers";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { formatFen } from "~/ui/format";
import { isLapsed } from "./offer-parts";
import type { PanelOffer } from "./quotes-panel.server";
import type { PackageProps } from "./quotes-props";

type Props = PackageProps & { offer: PanelOffer; wide?: boolean };

/** 选定, with a question in between: an award cannot be taken back. */
export function AwardButton({ pack, offer, version, data, wide }: Props) {
  const t = useTexts(offers);
  if (!pack.mayAward || offer.status !== "active" || offer.total_fen === null) return null;
  if (isLapsed(offer, data.now)) return null;
  if (offer.provisional) {
    return (
      <span
        className={wide ? "text-sm text-muted" : "block w-24 whitespace-normal text-left text-sm text-muted"}
      >
        {t("provisional_text")}
      </span>
    );
  }
  const words = { total: formatFen(offer.total_fen), days: offer.working_days };
  return (
    <Dialog
      trigger={t("award")}
      title={t("award_title", { name: offer.provider_name })}
      look={offer.recommended ? "primary" : "secondary"}
      size={wide ? "md" : "sm"}
      wide={wide}
    >
      <Form method="post" className="space-y-4 whitespace-normal">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="packageId" value={pack.id} />
        <input type="hidden" name="quoteId" value={offer.id} />
        <p>{t("award_text", words)}</p>
        {offer.note ? <p className="whitespace-pre-line text-sm text-muted">{offer.note}</p> : null}
        <Button look="primary" name="intent" value="award">
          {t("award_confirm")}
        </Button>
      </Form>
    </Dialog>
  );
}

import { Form } from "@remix-run/react";
import { widerRing } from "~/domain/requests/package";
import { common } from "~/locales/common";
import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { PackageTitle } from "./hub-open";
import type { HubPanelData } from "./hub-panel.server";

interface QuotingProps {
  pack: HubPanelData["quoting"][number];
  min: number;
  version: number;
}

/** A package being quoted: who was asked, and the search one ring further. */
export function HubQuoting({ pack, min, version }: QuotingProps) {
  const t = useTexts(panels);
  const c = useTexts(common);
  const wider = widerRing(pack.ring);
  return (
    <div className="space-y-2">
      <PackageTitle pack={pack} />
      <p className="text-sm text-muted">{t("invited", { n: pack.invited, quotes: pack.quotes })}</p>
      {pack.invited < min && wider ? <p className="text-sm text-amber-dark">{t("few", { n: min })}</p> : null}
      {wider ? (
        <Form method="post">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="packageId" value={pack.id} />
          <Button name="intent" value="widen">
            {t("widen", { ring: c(`ring.${wider}`) })}
          </Button>
        </Form>
      ) : (
        <p className="text-sm text-muted">{t("widest")}</p>
      )}
    </div>
  );
}

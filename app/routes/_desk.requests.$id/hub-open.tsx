import { Form } from "@remix-run/react";
import type { ClockSettings } from "~/domain/clocks/settings";
import { RINGS, type Ring, widerRing } from "~/domain/requests/package";
import { common } from "~/locales/common";
import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import type { HubPanelData } from "./hub-panel.server";

type Pack = HubPanelData["open"][number];
interface OpenProps {
  pack: Pack;
  settings: ClockSettings;
  version: number;
}

/** Which package a form is about, as a heading. */
export function PackageTitle({ pack }: { pack: { position: number; category: string; kind: string } }) {
  const t = useTexts(panels);
  const c = useTexts(common);
  const words = {
    n: pack.position,
    category: c.any(`category.${pack.category}`),
    kind: c.any(`kind.${pack.kind}`),
  };
  return <h3 className="font-semibold">{t("package", words)}</h3>;
}

/** Whom the search would find, ring by ring, and the button that opens the package for quotes. */
export function HubOpen({ pack, settings, version }: OpenProps) {
  const t = useTexts(panels);
  const c = useTexts(common);
  const ring = pack.ring as Ring;
  return (
    <div className="space-y-2">
      <PackageTitle pack={pack} />
      <Coverage pack={pack} />
      <Proposal pack={pack} min={settings.min_eligible} />
      <p className="text-sm text-muted">
        {t("open_hint", { ring: c(`ring.${ring}`), hours: settings.quoting_hours })}
      </p>
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="packageId" value={pack.id} />
        <Button name="intent" value="open" look="primary">
          {t("open")}
        </Button>
      </Form>
    </div>
  );
}

function Coverage({ pack }: { pack: Pack }) {
  const t = useTexts(panels);
  const c = useTexts(common);
  if (!pack.coverage) return null;
  const { eligible, onHold } = pack.coverage;
  return (
    <>
      <p className="text-sm text-muted">{t("coverage")}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {RINGS.map((each) => (
          <li key={each} className="tabular font-semibold">
            {t("coverage_of", { ring: c(`ring.${each}`), n: eligible[each] })}
          </li>
        ))}
      </ul>
      {onHold.nation > 0 ? (
        <p className="text-sm text-amber-dark">{t("on_hold", { n: onHold.nation })}</p>
      ) : null}
    </>
  );
}

function Proposal({ pack, min }: { pack: Pack; min: number }) {
  const t = useTexts(panels);
  const c = useTexts(common);
  const ring = pack.ring as Ring;
  const wider = widerRing(ring);
  const n = pack.coverage?.eligible[ring] ?? min;
  if (n >= min || !wider) return null;
  return (
    <Alert tone="warning">
      {t("proposal", { ring: c(`ring.${ring}`), n, min, wider: c(`ring.${wider}`) })}
    </Alert>
  );
}

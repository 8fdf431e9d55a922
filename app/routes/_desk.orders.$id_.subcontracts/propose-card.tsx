import { subcontracts } from "~/locales/subcontracts";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { RadioGroup } from "~/ui/radio-group";
import { TextInput } from "~/ui/text-input";
import type { SubcontractsPage } from "./load.server";

/** Two plain steps: choose items, then one of the bodies that may lawfully do them. */
export function ProposeCard({ free, chosen, sites, order }: SubcontractsPage) {
  const t = useTexts(subcontracts);
  return (
    <Card title={t("propose")}>
      <form method="get" className="space-y-3">
        <RadioGroup
          type="checkbox"
          name="items"
          label={t("choose_items")}
          defaultValue={chosen}
          options={free.map(({ id, words }) => ({ value: id, label: words }))}
        />
        <Button type="submit">{t("find")}</Button>
      </form>
      {sites?.length === 0 ? <EmptyState title={t("nobody")} text={t("nobody_text")} /> : null}
      {sites && sites.length > 0 ? (
        <form method="post" className="mt-4 space-y-3 border-t border-line pt-4">
          {chosen.map((item) => (
            <input key={item} type="hidden" name="items" value={item} />
          ))}
          <input type="hidden" name="version" value={order.version} />
          <RadioGroup
            name="siteId"
            label={t("choose_site")}
            required
            options={sites.map((site) => ({
              value: site.siteId,
              label: site.providerName,
              hint: [site.siteName, site.distanceM === null ? "" : `${(site.distanceM / 1000).toFixed(1)} km`]
                .filter(Boolean)
                .join(" · "),
            }))}
          />
          <TextInput name="reason" label={t("why")} required maxLength={500} />
          <Button look="primary" name="intent" value="propose">
            {t("submit")}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

import type { RegionCount } from "~/domain/normative-documents/parameter.queries.server";
import { documents } from "~/locales/documents";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { TextLink } from "~/ui/text-link";

/** Cities with providers whose certificate is in force and whose scope names this very edition. */
export function Holders({ holders, number }: { holders: RegionCount[]; number: string }) {
  const t = useTexts(documents);
  const href = (region?: string) =>
    `/providers?${new URLSearchParams({ document: number, ...(region ? { region } : {}) })}`;
  return (
    <Card
      title={t("who")}
      footer={holders.length > 0 ? <TextLink href={href()}>{t("who_open")}</TextLink> : null}
    >
      {holders.length === 0 ? <p className="text-muted">{t("who_empty")}</p> : null}
      <DescriptionList
        layout="between"
        facts={holders.map((city) => ({
          term: [city.parent, city.name]
            .filter((name, at, all) => name && all.indexOf(name) === at)
            .join(" "),
          value: <TextLink href={href(city.code)}>{city.providers}</TextLink>,
        }))}
      />
    </Card>
  );
}

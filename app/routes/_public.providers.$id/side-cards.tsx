import type { PublicProvider } from "~/domain/providers/public-provider.queries.server";
import { common } from "~/locales/common";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { GradePill } from "~/ui/credit/grade-pill";
import { DescriptionList } from "~/ui/description-list";
import { TextLink } from "~/ui/text-link";

/** Introduction, sites, vetted capabilities and grades. */
export function SideCards({ provider }: { provider: PublicProvider }) {
  const t = useTexts(directory);
  const tc = useTexts(common);
  return (
    <div className="space-y-4">
      {provider.introduction ? (
        <Card title={t("introduction")}>
          <p className="whitespace-pre-line break-words">{provider.introduction}</p>
        </Card>
      ) : null}
      <Card title={t("site_list")}>
        <ul className="space-y-2">
          {provider.sites.map((site) => (
            <li key={site.id}>
              {site.name}
              <span className="block text-sm text-muted">
                {site.region} · {site.address}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {provider.lines.length > 0 ? (
        <Card title={t("lines")}>
          <DescriptionList
            facts={provider.lines.map((line) => ({
              term: `${tc.any(`category.${line.category}`)} · ${tc.any(`kind.${line.kind}`)}`,
              value: line.description,
            }))}
          />
        </Card>
      ) : null}
      {provider.grades.length > 0 ? (
        <Card title={t("grades")} aside={<TextLink href="/credit">{t("grades_model")}</TextLink>}>
          <DescriptionList
            layout="between"
            facts={provider.grades.map(({ category, grade }) => ({
              term: tc.any(`category.${category}`),
              value: <GradePill grade={grade} />,
            }))}
          />
        </Card>
      ) : null}
    </div>
  );
}

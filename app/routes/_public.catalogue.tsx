import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { type CatalogueItem, listCatalogue } from "~/domain/catalogue/catalogue.queries.server";
import { CATEGORIES, type Category, STAGES, type Stage } from "~/domain/catalogue/service";
import { catalogue } from "~/locales/catalogue";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Tag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(catalogue, "title", "lead");

export const loader = read<Actor | null, { items: CatalogueItem[] }>(anybody, async ({ db, locale }) => ({
  items: await listCatalogue(db, locale),
}));

export default function Catalogue() {
  const { items } = useLoaderData<typeof loader>();
  const t = useTexts(catalogue);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <nav aria-label={t("jump")} className="no-print mb-4 flex flex-wrap gap-x-4 gap-y-2">
        {CATEGORIES.map((category) => (
          <TextLink key={category} href={`#${category}`}>
            {tc(`category.${category}`)}
          </TextLink>
        ))}
      </nav>
      <div className="space-y-4">
        {CATEGORIES.map((category) => (
          <CategoryCard
            key={category}
            category={category}
            items={items.filter((item) => item.category === category)}
          />
        ))}
      </div>
    </>
  );
}

function CategoryCard({ category, items }: { category: Category; items: CatalogueItem[] }) {
  const t = useTexts(catalogue);
  const tc = useTexts(common);
  return (
    <Card id={category} title={tc(`category.${category}`)} aside={t("count", { n: items.length })}>
      <div className="grid grid-cols-1 gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
        {STAGES.map((stage) => (
          <Cell key={stage} stage={stage} items={items.filter((item) => item.stage === stage)} />
        ))}
      </div>
    </Card>
  );
}

/** One of the 35 cells: its services, each a link that begins a request. */
function Cell({ stage, items }: { stage: Stage; items: CatalogueItem[] }) {
  const t = useTexts(catalogue);
  const tc = useTexts(common);
  return (
    <div className="min-w-0">
      <h3 className="mb-1 border-b border-line pb-1 text-sm font-semibold text-muted">
        {tc(`stage.${stage}`)}
      </h3>
      <ul className="space-y-2">
        {items.map((item) => (
          <li key={item.code}>
            <TextLink
              href={`/requests/new?catalogue=${item.code}`}
              aria-label={t("order_label", { name: item.name })}
              title={item.summary}
            >
              {item.name}
            </TextLink>{" "}
            <Tag>{tc(`kind.${item.kind}`)}</Tag>
            <span className="block text-sm text-muted">{item.summary}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

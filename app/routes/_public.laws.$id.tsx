import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { findLaw } from "~/domain/assistant/law.queries.server";
import { anybody } from "~/domain/authorize";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, assistant, () => args.data?.law.title ?? "");

export const loader = read(anybody, ({ db, params }: Visit<Actor | null>) => findLaw(db, params.id));

type Article = Awaited<ReturnType<typeof findLaw>>["articles"][number];

/** A law article by article, each under an anchor that citations lead to. */
export default function Law() {
  const { law, articles } = useLoaderData<typeof loader>();
  const t = useTexts(assistant);
  return (
    <>
      <PageHeader
        title={law.title}
        breadcrumb={[
          { label: t("title"), href: "/assistant" },
          { label: t("laws.title"), href: "/laws" },
          { label: law.title },
        ]}
        facts={[law.kind, law.issuing_body, t("version", { day: law.version_date })]}
      />
      <div className="space-y-4">
        <Alert tone="warning">{t("laws.snapshot", { day: law.snapshot_on })}</Alert>
        <Card>
          <DescriptionList
            facts={[
              { term: t("laws.commenced"), value: law.commencement_date },
              { term: t("laws.note"), value: law.note },
              { term: t("laws.source"), value: <span className="break-all text-sm">{law.source}</span> },
            ]}
          />
        </Card>
        <Contents articles={articles} />
        <Card>
          <div lang="zh-CN" className="space-y-4 text-lg">
            {articles.map((article, at) => (
              <ArticleText
                key={article.id}
                article={article}
                opens={article.chapter !== articles[at - 1]?.chapter}
              />
            ))}
          </div>
        </Card>
      </div>
    </>
  );
}

/** The chapters, each leading to its first article. */
function Contents({ articles }: { articles: Article[] }) {
  const t = useTexts(assistant);
  const first = articles.filter((each, at) => each.chapter && each.chapter !== articles[at - 1]?.chapter);
  if (first.length < 2) return null;
  return (
    <Card title={t("laws.contents")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1" lang="zh-CN">
        {first.map((each) => (
          <li key={each.id}>
            <TextLink href={`#article-${each.article}`}>{each.chapter}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ArticleText({ article, opens }: { article: Article; opens: boolean }) {
  const t = useTexts(assistant);
  const { label, body, chapter } = article;
  return (
    <>
      {opens && chapter ? <h2 className="pt-2 text-title">{chapter}</h2> : null}
      <p
        id={`article-${article.article}`}
        className="scroll-mt-20 whitespace-pre-line rounded-control target:bg-spring-tint target:p-3"
      >
        <strong>{label === "附" ? t("laws.annex") : label}</strong> {body}
      </p>
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { ownTexts } from "~/domain/assistant/law.queries.server";
import { anybody } from "~/domain/authorize";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(assistant, "rules.title");

export const loader = read(anybody, ({ db }: Visit<Actor | null>) => ownTexts(db));

const KINDS = ["rule", "term", "instrument"] as const;

/** The product's own texts that the assistant quotes, each under an anchor. */
export default function Rules() {
  const texts = useLoaderData<typeof loader>();
  const t = useTexts(assistant);
  return (
    <>
      <PageHeader
        title={t("rules.title")}
        breadcrumb={[{ label: t("title"), href: "/assistant" }, { label: t("rules.title") }]}
        facts={[t("rules.lead")]}
      />
      <div className="space-y-4">
        {KINDS.map((kind) => (
          <Card key={kind} title={t(`rules.${kind}`)}>
            <dl lang="zh-CN" className="space-y-4">
              {texts
                .filter((text) => text.kind === kind)
                .map((text) => (
                  <div
                    key={text.id}
                    id={text.href.split("#")[1]}
                    className="scroll-mt-20 rounded-control target:bg-spring-tint target:p-3"
                  >
                    <dt className="font-semibold">{text.title}</dt>
                    <dd className="whitespace-pre-line">{text.body}</dd>
                    <dd className="text-muted text-sm">
                      {text.source} · {t("written", { day: text.as_of })}
                    </dd>
                  </div>
                ))}
            </dl>
          </Card>
        ))}
      </div>
    </>
  );
}

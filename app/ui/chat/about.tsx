import type { ReactNode } from "react";
import type { ConversationPage } from "~/domain/chat/conversation-page.queries.server";
import { chat } from "~/locales/chat";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "../card";
import { TextLink } from "../text-link";

/** What is talked about, for whom, and who has joined by name: beside the talk, where there is room. */
export function AboutTalk({ page }: { page: ConversationPage }) {
  const t = useTexts(chat);
  const zh = useLocale() === "zh-CN";
  const { enterprise, provider, hub, people } = page;
  const link = page.href && page.number ? <TextLink href={page.href}>{page.number}</TextLink> : null;
  const facts: [string, ReactNode][] = [
    [t(page.orderId ? "linked_order" : "linked_request"), link],
    [t("about.what"), page.title],
    [t("part.asker"), enterprise?.name],
    [t("part.provider"), provider?.name],
    [t("part.counter"), zh ? hub.zh : hub.en],
    [t("about.phone"), hub.phone],
  ];
  return (
    <aside aria-label={t("about.title")} className="hidden w-72 shrink-0 space-y-4 self-start xl:block">
      <Card title={t("about.title")}>
        <dl className="space-y-3 text-sm wrap-anywhere">
          {facts.map(([term, value]) =>
            value ? (
              <div key={term}>
                <dt className="text-xs text-muted">{term}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </Card>
      {people.length > 0 ? (
        <Card title={t("about.people")}>
          <ul className="space-y-3 text-sm">
            {people.map(({ userId, name, organisation, part }) => (
              <li key={userId}>
                <span className="font-semibold">{name}</span>{" "}
                <span className="text-muted">{t(`part.${part}`)}</span>
                <span className="block text-xs text-muted wrap-anywhere">{organisation}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </aside>
  );
}

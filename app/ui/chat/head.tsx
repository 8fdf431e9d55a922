import type { ReactNode } from "react";
import type { ConversationPage } from "~/domain/chat/conversation-page.queries.server";
import { chat } from "~/locales/chat";
import { common } from "~/locales/common";
import { useLocale, useTexts } from "~/locales/texts";
import { formatMoment } from "../format";
import { StatusPill } from "../status-pill";
import { TextLink } from "../text-link";

export interface HeadProps {
  page: ConversationPage;
  /** What the asker of a queued talk may expect, minutes; null: not known. */
  waitMinutes: number | null;
  replyDue: { at: Date | string; provisional: boolean } | null;
  /** Who is connected; null until that is known. */
  online: readonly string[] | null;
  level: 1 | 2;
  /** A panel names its full page. */
  href?: string | undefined;
  /** A full page leads back to the list. */
  back?: string | undefined;
  actions?: ReactNode;
}

/** With whom one talks, whether he is there, and how long an answer may take. */
export function ChatHead({ page, waitMinutes, replyDue, online, level, href, back, actions }: HeadProps) {
  const t = useTexts(chat);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const { expert, hub, provider, subject, part } = page;
  // whoever answers is shown the one who asks
  const partner =
    part === "asker"
      ? (expert?.name ?? (subject === "order" ? provider?.name : undefined) ?? (zh ? hub.zh : hub.en))
      : (page.enterprise?.name ?? (zh ? hub.zh : hub.en));
  const facts =
    part === "asker" && expert
      ? [
          expert.title ||
            expert.fields
              .slice(0, 2)
              .map((field) => tc.any(`category.${field}`))
              .join(" · "),
          t("dedicated"),
        ]
      : [t(`subject.${subject}`), expert && part !== "asker" ? t("expert_is", { name: expert.name }) : null];
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <header className="flex items-start gap-3 border-b border-line px-4 py-3">
      {back ? (
        <a href={back} aria-label={t("title")} className="-ml-2 px-2 text-lg/8 text-muted hover:text-ink">
          ‹
        </a>
      ) : null}
      <span
        aria-hidden="true"
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-spring-tint font-bold text-spring-dark"
      >
        {partner.slice(0, 1)}
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-1.5">
          <Heading className="text-base font-bold wrap-anywhere">
            {href ? (
              <a href={href} className="hover:underline">
                {partner}
              </a>
            ) : (
              partner
            )}
          </Heading>
          {expert && online && part === "asker" ? (
            <StatusPill tone={online.includes(expert.userId) ? "green" : "neutral"}>
              {online.includes(expert.userId) ? t("online") : t("offline")}
            </StatusPill>
          ) : null}
          {page.status === "assigned" || page.status === "open" ? null : (
            <StatusPill tone={page.status === "queued" ? "amber" : "neutral"}>
              {t(`status.${page.status}`)}
            </StatusPill>
          )}
        </div>
        <p className="text-xs text-muted">{facts.filter(Boolean).join(" · ")}</p>
        <Waiting {...{ page, waitMinutes, replyDue }} />
        {level === 1 && page.href && page.number ? (
          <p className="text-xs text-muted">
            {t(page.orderId ? "linked_order" : "linked_request")}{" "}
            <TextLink href={page.href}>{page.number}</TextLink>
          </p>
        ) : null}
      </div>
      {actions}
    </header>
  );
}

function Waiting({ page, waitMinutes, replyDue }: Pick<HeadProps, "page" | "waitMinutes" | "replyDue">) {
  const t = useTexts(chat);
  if (page.queuePlace !== null)
    return (
      <p className="text-xs text-amber-dark">
        {t("queue_place", { n: page.queuePlace })}
        {waitMinutes === null ? null : ` · ${t("queue_wait", { n: waitMinutes })}`}
      </p>
    );
  if (!replyDue) return null;
  const at = formatMoment(replyDue.at);
  return (
    <p className="text-xs text-muted">
      {t(replyDue.provisional ? "reply_due_provisional" : "reply_due", { at })}
    </p>
  );
}

import type { ReactNode } from "react";
import type { Card } from "~/domain/chat/chat";
import { chat } from "~/locales/chat";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { formatDay } from "../format";
import { TextLink } from "../text-link";

/** Something shown in a talk: a document, a quote, a drafted request, a verdict, a joint opinion. Never an amount. */
export function ChatCard({ card, actions }: { card: Card; actions?: ReactNode }) {
  const { title, detail, href, more } = useCard(card);
  return (
    <article className="w-full max-w-[85%] rounded-card border border-line bg-surface px-3.5 py-2.5">
      <p className="text-sm font-bold wrap-anywhere">
        {href ? <TextLink href={href}>{title}</TextLink> : title}
      </p>
      <p className="text-sm text-muted">{detail}</p>
      {more}
      {actions ? <div className="mt-2 flex flex-wrap gap-2 empty:hidden">{actions}</div> : null}
    </article>
  );
}

interface Shown {
  title: string;
  detail: string;
  href?: string;
  more?: ReactNode;
}

function useCard(card: Card): Shown {
  const t = useTexts(chat);
  const tc = useTexts(common);
  const facts = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(" · ");
  switch (card.kind) {
    case "document":
      return {
        title: `${card.number} ${card.title}`,
        detail: facts(
          tc.any(`status.document.${card.status}`),
          card.replacedBy && t("card.replaced_by", { number: card.replacedBy }),
        ),
        href: `/documents/${card.documentId}`,
      };
    case "quote":
      return {
        title: t("card.quote", { provider: card.provider }),
        detail: facts(
          t("card.working_days", { n: card.workingDays }),
          t("card.valid_until", { day: formatDay(card.validUntil) }),
        ),
        href: card.orderId ? `/orders/${card.orderId}` : `/requests/${card.requestId}`,
      };
    case "draft":
      return {
        title: t("card.draft", { title: card.title }),
        detail: facts(
          t("card.items", { n: card.items }),
          t("card.eligible", { n: card.eligible }),
          card.onHold > 0 && t("card.on_hold", { n: card.onHold }),
        ),
        ...(card.requestId ? { href: `/requests/${card.requestId}` } : {}),
      };
    case "legality":
      return {
        title: t("card.legality", { provider: card.provider }),
        detail: facts(tc.any(`verdict.${card.verdict}`), t.any(`moment.${card.moment}`)),
        href: `/legality/${card.legalityId}`,
      };
    case "opinion":
      return {
        title: t("card.opinion"),
        detail: facts(...card.signers.map(({ name, organisation }) => `${name}（${organisation}）`)),
        href: `/consultations/${card.consultationId}`,
        more: (
          <>
            <p className="mt-1 whitespace-pre-wrap text-sm wrap-anywhere">{card.opinion}</p>
            <p className="mt-1 break-all text-xs text-faint">SHA-256 {card.hash}</p>
          </>
        ),
      };
  }
}

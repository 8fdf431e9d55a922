import type { ReactNode } from "react";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { StatusPill } from "~/ui/status-pill";

/** Ways to what protects the account and to the data about its person; each has a page of its own. */
export function SecurityCards({ factor }: { factor: boolean }) {
  const t = useTexts(security);
  return (
    <>
      <Way
        title={t("factor.title")}
        aside={
          <StatusPill tone={factor ? "green" : "neutral"}>
            {t(factor ? "factor.on" : "factor.off")}
          </StatusPill>
        }
        text={t(factor ? "card.factor_on" : "card.factor_off")}
        href="/account/second-factor"
        button={t(factor ? "card.manage" : "card.turn_on")}
      />
      <Way
        title={t("personal.title")}
        text={t("personal.card_text")}
        href="/account/personal-data"
        button={t("personal.open")}
      />
    </>
  );
}

interface WayProps {
  title: string;
  aside?: ReactNode;
  text: string;
  href: string;
  button: string;
}

function Way({ title, aside, text, href, button }: WayProps) {
  return (
    <Card title={title} aside={aside}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 grow basis-60 text-muted">{text}</p>
        <LinkButton href={href} aria-label={`${button} ${title}`}>
          {button}
        </LinkButton>
      </div>
    </Card>
  );
}

import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { StatusPill } from "~/ui/status-pill";

/** Ways to what protects the account and to the data about its person; each has a page of its own. */
export function SecurityCards({ factor }: { factor: boolean }) {
  const t = useTexts(security);
  return (
    <Card
      title={t("factor.title")}
      aside={
        <StatusPill tone={factor ? "green" : "neutral"}>{t(factor ? "factor.on" : "factor.off")}</StatusPill>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 grow basis-60 text-muted">{t(factor ? "card.factor_on" : "card.factor_off")}</p>
        <LinkButton href="/account/second-factor">{t(factor ? "card.manage" : "card.turn_on")}</LinkButton>
      </div>
    </Card>
  );
}

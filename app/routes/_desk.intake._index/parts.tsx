import { Form } from "@remix-run/react";
import { useContext } from "react";
import { CARDS } from "~/domain/intake/board";
import { intake } from "~/locales/intake";
import { LocaleContext, useTexts } from "~/locales/texts";
import { Button, type ButtonLook } from "~/ui/button";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

interface IntentProps {
  intent: string;
  fields: Record<string, string | number>;
  look?: ButtonLook;
  /** What it is about, for those who hear the button without its card. */
  about: string;
  children: string;
}

/** One button of a card: an ordinary form, with or without scripts. */
export function IntentButton({ intent, fields, look, about, children }: IntentProps) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="intent" value={intent} size="sm" look={look} aria-label={`${children}：${about}`}>
        {children}
      </Button>
    </Form>
  );
}

/** At which hub of the subtree the matter is, and whether a regulator stopped it. */
export function Whereabouts({
  card,
}: {
  card: { hubZh: string | null; hubEn: string | null; suspended: boolean };
}) {
  const t = useTexts(intake);
  const locale = useContext(LocaleContext);
  const hub = locale === "en" ? card.hubEn : card.hubZh;
  return (
    <>
      {hub ? <p className="text-sm text-faint">{hub}</p> : null}
      {card.suspended ? <StatusPill tone="seal">{t("board.suspended")}</StatusPill> : null}
    </>
  );
}

/** Below a column that holds more than it shows. */
export function More({ total, href }: { total: number; href: string }) {
  const t = useTexts(intake);
  if (total <= CARDS) return null;
  return <TextLink href={href}>{t("board.more", { n: CARDS })}</TextLink>;
}

/** All cards found, also those beyond what is shown. */
export const totalOf = (cards: readonly { total: number }[]) => cards[0]?.total ?? 0;

/** A card's edge: red when late, amber when a quarter or less of its time is left. */
export function edgeOf(dueAt: Date | null, startedAt: Date | null, now: Date): "amber" | "seal" | undefined {
  if (!dueAt) return undefined;
  if (dueAt <= now) return "seal";
  const whole = startedAt ? dueAt.getTime() - startedAt.getTime() : 0;
  return dueAt.getTime() - now.getTime() <= whole / 4 ? "amber" : undefined;
}

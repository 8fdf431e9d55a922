import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { TextLink } from "~/ui/text-link";

const EXAMPLE = JSON.stringify(
  {
    type: "order.started",
    timestamp: "2026-11-23T02:46:00.000Z",
    data: {
      number: "DD-370102-2026-000318",
      title: "…",
      requestId: "0193…",
      packageId: "0193…",
      orderId: "0193…",
      link: "https://…/orders/0193…",
    },
  },
  null,
  2,
);

/** What whoever writes the receiving system must know. */
export function HowCard() {
  const t = useTexts(integrations);
  return (
    <Card title={t("how.title")} aside={<TextLink href="/developers">{t("how.api")}</TextLink>}>
      <ul className="list-disc space-y-1 pl-5">
        {(["answer", "once", "verify", "open"] as const).map((step) => (
          <li key={step}>{t(`how.steps.${step}`)}</li>
        ))}
      </ul>
      <div className="mt-3">
        <Disclosure summary={t("how.example")}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0} className="overflow-x-auto text-sm">
            {EXAMPLE}
          </pre>
        </Disclosure>
      </div>
    </Card>
  );
}

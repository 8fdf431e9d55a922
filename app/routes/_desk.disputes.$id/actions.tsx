import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { FormErrors } from "~/ui/form-errors";
import type { Ability } from "./abilities.server";
import { StepForm } from "./step-form";
import type { StepProps } from "./step-refusal";

/** Never open by itself: these end or delay something. */
const RARE: readonly Ability[] = ["decline", "fail", "refer", "recall", "replace", "evidence", "withdraw"];

/** What this person can do now: the next step as a form, the rest behind its words. */
export function Actions(props: StepProps) {
  const { abilities, refused, dispute, watches, choice } = props;
  const t = useTexts(disputes);
  if (dispute.ended_at) return null;
  const asked = choice.labs ? abilities.find((each) => each === "order_retest") : undefined;
  const first = asked ?? abilities.find((each) => !RARE.includes(each));
  const others = abilities.filter((each) => each !== first);
  const known = abilities.some((each) => refused?.kept.intent === each);
  return (
    <Card title={t(first ? `do.${first}` : "page.actions")} id="actions" accent={first !== undefined}>
      {refused && !known ? (
        <div className="mb-3">
          <FormErrors>{refused.refused.message}</FormErrors>
        </div>
      ) : null}
      {first ? <StepForm {...props} ability={first} /> : null}
      {first || others.length > 0 ? null : (
        <p className="text-muted">{t(watches ? "page.readonly" : "page.waiting")}</p>
      )}
      {others.length > 0 ? (
        <div className={first ? "mt-4 space-y-2 border-t border-line pt-3" : "space-y-2"}>
          {others.map((ability) => (
            <Disclosure
              key={ability}
              summary={t(`do.${ability}`)}
              open={refused?.kept.intent === ability || undefined}
            >
              <StepForm {...props} ability={ability} />
            </Disclosure>
          ))}
        </div>
      ) : null}
    </Card>
  );
}

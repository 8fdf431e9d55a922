import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import type { Ability } from "./abilities.server";
import { Control, FIELDS } from "./action-fields";
import { PanelForm } from "./panel-form";
import { ReplaceForm } from "./replace-form";
import { RetestForm } from "./retest-form";
import { Refusal, type StepProps } from "./step-refusal";

const GRAVE: readonly Ability[] = ["decline", "fail", "withdraw", "recall"];

/** The form of one step, with what was typed when it was just refused. */
export function StepForm(props: StepProps & { ability: Ability }) {
  const { ability, refused } = props;
  const mine = refused?.kept.intent === ability ? refused : null;
  switch (ability) {
    case "order_retest":
      return <RetestForm {...props} refused={mine} />;
    case "name_panel":
      return <PanelForm {...props} refused={mine} />;
    case "replace":
      return <ReplaceForm {...props} refused={mine} />;
    default:
      return <PlainForm {...props} ability={ability} refused={mine} />;
  }
}

type Plain = keyof typeof FIELDS;

function PlainForm({ ability, dispute, refused, uploadMb }: StepProps & { ability: Plain }) {
  const t = useTexts(disputes);
  const fields = FIELDS[ability];
  const files = fields.some(({ as }) => as === "files");
  return (
    <form method="post" className="space-y-4" encType={files ? "multipart/form-data" : undefined}>
      {refused ? <Refusal ability={ability} refused={refused} /> : null}
      {ability === "withdraw" ? <p className="text-muted">{t("do.withdraw_note")}</p> : null}
      <input type="hidden" name="version" value={dispute.version} />
      {fields.map((field) => (
        <Control key={field.name} {...{ ability, field, refused, uploadMb }} />
      ))}
      <Button look={GRAVE.includes(ability) ? "danger" : "primary"} name="intent" value={ability}>
        {t(`do.${ability}`)}
      </Button>
    </form>
  );
}

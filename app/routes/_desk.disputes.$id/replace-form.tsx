import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { Refusal, type StepProps } from "./step-refusal";

/** One member who has not voted gives way to another; the reason is kept. */
export function ReplaceForm({ choice, seats, dispute, refused }: StepProps) {
  const t = useTexts(disputes);
  const sitting = new Set(seats.map(({ expertId }) => expertId));
  const free = choice.experts.filter(({ id }) => !sitting.has(id));
  return (
    <form method="post" className="space-y-4">
      {refused ? <Refusal ability="replace" refused={refused} /> : null}
      <input type="hidden" name="version" value={dispute.version} />
      <Select
        name="outId"
        label={t("do.out")}
        required
        placeholder={t("do.choose")}
        defaultValue=""
        options={seats
          .filter(({ voted }) => !voted)
          .map((seat) => ({
            value: seat.expertId,
            label: `${seat.name} · ${t(seat.lead ? "panel.lead" : "panel.member")}`,
          }))}
      />
      <Select
        name="inId"
        label={t("do.in")}
        required
        placeholder={t("do.choose")}
        defaultValue=""
        options={free.map((each) => ({
          value: each.id,
          label: [each.name, each.organisation, each.mayLead ? t("panel.candidate_out") : ""]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      <TextArea
        id="replace-text"
        name="text"
        label={t("do.replace_text")}
        rows={2}
        required
        maxLength={500}
        error={refused?.refused.fields.text}
      />
      <Button look="danger" name="intent" value="replace">
        {t("do.replace")}
      </Button>
    </form>
  );
}

import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/radio-group";
import { Select } from "~/ui/select";
import { Refusal, type StepProps } from "./step-refusal";

/** An odd panel: a lead from elsewhere, and two or more members. Whoever must recuse is not offered. */
export function PanelForm({ choice, dispute, refused }: StepProps) {
  const t = useTexts(disputes);
  const { experts } = choice;
  const leads = experts.filter(({ mayLead }) => mayLead);
  if (leads.length === 0 || experts.length < 3) return <p className="text-muted">{t("do.nobody_panel")}</p>;
  const kept = refused?.kept.memberIds;
  return (
    <form method="post" className="space-y-4">
      {refused ? <Refusal ability="name_panel" refused={refused} /> : null}
      <input type="hidden" name="version" value={dispute.version} />
      <Select
        id="name_panel-leadId"
        name="leadId"
        label={t("do.leader")}
        required
        placeholder={t("do.choose")}
        defaultValue={typeof refused?.kept.leadId === "string" ? refused.kept.leadId : ""}
        error={refused?.refused.fields.leadId}
        options={leads.map(({ id, name, organisation }) => ({
          value: id,
          label: `${name} · ${organisation}`,
        }))}
      />
      <div className="max-h-96 overflow-y-auto rounded-control border border-line p-3">
        <RadioGroup
          type="checkbox"
          name="memberIds"
          label={t("do.members")}
          defaultValue={kept}
          error={refused?.refused.fields.memberIds}
          options={experts.map((each) => ({
            value: each.id,
            label: each.name,
            hint: [
              each.organisation,
              each.title,
              each.fits ? t("panel.candidate_fit") : "",
              each.mayLead ? t("panel.candidate_out") : "",
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      </div>
      <Button look="primary" name="intent" value="name_panel">
        {t("do.name_panel")}
      </Button>
    </form>
  );
}

import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Dialog } from "~/ui/dialog";
import { Disclosure } from "~/ui/disclosure";
import { formatMoment } from "~/ui/format";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";
import type { PlanDesk } from "./load.server";

interface StepProps {
  plan: Pick<PlanDesk["plan"], "id" | "status" | "version"> & { seed_from: Date | string | null };
  seedDue: boolean;
  fields: Record<string, string>;
  kept: Record<string, string | string[]>;
}

const Version = ({ plan }: { plan: { version: number } }) => (
  <input name="expectedVersion" type="hidden" value={plan.version} />
);

/** What the office does next: freeze, then the seed, then the draw. */
export function NextStep(props: StepProps) {
  if (props.plan.status === "draft") return <Freeze {...props} />;
  if (props.plan.status === "frozen") return <Seed {...props} />;
  return props.plan.status === "seeded" ? <Draw {...props} /> : null;
}

function Freeze({ plan, fields, kept }: StepProps) {
  const t = useTexts(inspections);
  const field = (name: "seedSource" | "seedDay" | "seedTime") => ({
    name,
    label: t(`freeze.${name}`),
    error: fields[name],
    defaultValue: String(kept[name] ?? (name === "seedTime" ? "21:30" : "")),
    required: true,
  });
  return (
    <Card title={t("freeze.title")}>
      <p className="mb-4 max-w-3xl text-muted">{t("freeze.text")}</p>
      <form className="max-w-3xl space-y-4" method="post">
        <Version plan={plan} />
        <TextInput {...field("seedSource")} hint={t("freeze.seedSource_hint")} maxLength={200} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateInput {...field("seedDay")} />
          <TextInput {...field("seedTime")} type="time" />
        </div>
        <Button look="primary" name="intent" value="freeze">
          {t("freeze.submit")}
        </Button>
      </form>
    </Card>
  );
}

function Seed({ plan, seedDue, fields, kept }: StepProps) {
  const t = useTexts(inspections);
  return (
    <Card title={t("seed.title")}>
      {seedDue ? (
        <form className="max-w-3xl space-y-4" method="post">
          <p className="text-muted">{t("seed.due")}</p>
          <Version plan={plan} />
          <TextInput
            autoComplete="off"
            defaultValue={String(kept.seed ?? "")}
            error={fields.seed}
            hint={t("seed.hint")}
            label={t("seed.label")}
            maxLength={200}
            name="seed"
            required
          />
          <TextInput
            autoComplete="off"
            defaultValue={String(kept.again ?? "")}
            error={fields.again}
            hint={t("seed.again_hint")}
            label={t("seed.again")}
            maxLength={200}
            name="again"
            required
          />
          <Button look="primary" name="intent" value="seed">
            {t("seed.submit")}
          </Button>
        </form>
      ) : (
        <p className="text-muted">
          {t("seed.waiting", { at: plan.seed_from ? formatMoment(plan.seed_from, true) : "" })}
        </p>
      )}
    </Card>
  );
}

function Draw({ plan }: StepProps) {
  const t = useTexts(inspections);
  return (
    <Card title={t("draw.title")}>
      <p className="mb-4 max-w-3xl text-muted">{t("draw.text")}</p>
      <form method="post">
        <Version plan={plan} />
        <Button look="primary" name="intent" value="draw">
          {t("draw.submit")}
        </Button>
      </form>
    </Card>
  );
}

/** Giving up: a draft without a trace, a frozen plan with a public reason. */
export function GiveUp({ plan, fields, kept }: StepProps) {
  const t = useTexts(inspections);
  if (plan.status === "draft")
    return (
      <Dialog look="danger" title={t("discard")} trigger={t("discard")}>
        <form className="space-y-4" method="post">
          <p>{t("discard_text")}</p>
          <Version plan={plan} />
          <Button look="danger" name="intent" value="discard">
            {t("discard")}
          </Button>
        </form>
      </Dialog>
    );
  if (plan.status !== "frozen") return null;
  return (
    <Disclosure open={fields.reason !== undefined} summary={t("void.title")}>
      <form className="max-w-3xl space-y-4" method="post">
        <p className="text-muted">{t("void.text")}</p>
        <Version plan={plan} />
        <TextArea
          defaultValue={String(kept.reason ?? "")}
          error={fields.reason}
          label={t("void.reason")}
          name="reason"
          required
        />
        <Button look="danger" name="intent" value="void">
          {t("void.submit")}
        </Button>
      </form>
    </Disclosure>
  );
}

import { Form, useActionData, useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { FormErrors } from "~/ui/form-errors";
import { formatMoment } from "~/ui/format";
import { PageHeader } from "~/ui/page-header";
import { WizardSteps } from "~/ui/wizard-steps";
import { useControlLabels, useFieldWords } from "./field-words";
import type { Writing } from "./load-wizard.server";
import { SideColumn } from "./side-column";
import { StepConfirm } from "./step-confirm";
import { StepDelivery } from "./step-delivery";
import { StepItems } from "./step-items";
import { StepNeed } from "./step-need";
import { useAutosave } from "./use-autosave";

const NAMES = ["need", "items", "delivery", "confirm"] as const;

/** The four steps around one draft: saved as one types, and by every button, so that back and reload lose nothing. */
export function Wizard({ data }: { data: Writing }) {
  const t = useTexts(wizard);
  const answer = useActionData<unknown>();
  const refused = isRefused(answer) ? answer.refused : null;
  const form = useRef<HTMLFormElement>(null);
  const { step } = data;
  const draftId = data.draft?.id ?? (refused?.values.draft ? String(refused.values.draft) : null);
  const query = new URLSearchParams({ ...(draftId ? { draft: draftId } : {}), step: String(step) });
  // until there is a draft the address keeps what one began from: template, service, enterprise
  const { search } = useLocation();
  const action = `/requests/new${draftId ? `?${query}` : search}`;
  const shown = data.draft?.version ?? 0;
  const autosave = useAutosave(form, action, { id: draftId, version: shown }, step);
  const problem = autosave.refused ?? refused;
  const version = problem?.values.version ?? (Math.max(autosave.saved?.version ?? 0, shown) || "");
  const errors = useFieldWords().all(problem?.fields ?? (step === 4 ? {} : data.problems));
  const shared = { data, errors, onPick: autosave.schedule };
  return (
    <>
      <Head
        data={data}
        savedAt={autosave.saved?.at ?? data.draft?.savedAt ?? null}
        saving={autosave.saving}
      />
      <Form
        ref={form}
        method="post"
        action={action}
        encType="multipart/form-data"
        preventScrollReset
        noValidate
        onChange={autosave.schedule}
        onSubmit={autosave.onSubmit}
      >
        <input type="hidden" name="version" value={version} />
        <Writer />
        {/* Enter in a field presses a form's first button: that must be the way on, not the first row's removal */}
        <button
          type="submit"
          name="intent"
          value={step === 4 ? "save" : "next"}
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        >
          {t("next_step")}
        </button>
        <Columns side={<SideColumn data={data} />}>
          <Refusal problem={problem} errors={errors} draftId={draftId} step={step} />
          <Card flush>
            <WizardSteps
              current={step}
              steps={NAMES.map((name, index) => ({
                label: t(`step.${name}`),
                href: draftId ? `/requests/new?draft=${draftId}&step=${index + 1}` : undefined,
              }))}
            />
            {step === 1 ? <StepNeed {...shared} /> : null}
            {step === 2 ? <StepItems {...shared} /> : null}
            {step === 3 ? <StepDelivery {...shared} /> : null}
            {step === 4 ? (
              <StepConfirm
                data={data}
                problems={refused ? { ...data.problems, ...refused.fields } : data.problems}
              />
            ) : null}
            <Foot data={data} />
          </Card>
        </Columns>
      </Form>
    </>
  );
}

/** One name a window: what its steps save one after the other is no conflict. */
const WRITER = Math.random().toString(36).slice(2);

/** Names this page among those that may write the draft; without scripts there is no second writer to confuse. */
function Writer() {
  const [name, setName] = useState("");
  useEffect(() => setName(WRITER), []);
  return <input type="hidden" name="writer" value={name} />;
}

function Head({ data, savedAt, saving }: { data: Writing; savedAt: Date | string | null; saving: boolean }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const title = data.draft?.requestId ? t("amend_title") : t("new_title");
  const state = saving
    ? tc("action.saving")
    : savedAt
      ? tc("form.saved_at", { time: formatMoment(savedAt).slice(6) })
      : t("not_saved_yet");
  return (
    <PageHeader
      title={title}
      breadcrumb={[{ label: tc("nav.requests"), href: "/requests" }, { label: title }]}
      facts={data.onBehalf ? [t("on_behalf", { name: data.enterprise.name })] : undefined}
      actions={
        <span role="status" className="text-sm text-muted">
          {state}
        </span>
      }
    />
  );
}

interface RefusalProps {
  problem: { code: string; message: string; values: Record<string, string | number> } | null;
  errors: Record<string, string>;
  draftId: string | null;
  step: number;
}

/** What is wrong; for a draft changed elsewhere, both versions are offered. */
function Refusal({ problem, errors, draftId, step }: RefusalProps) {
  const t = useTexts(wizard);
  const labels = useControlLabels(errors);
  if (problem?.code !== "draft_changed") {
    return (
      <FormErrors fields={step === 4 ? {} : errors} labels={labels}>
        {problem?.message}
      </FormErrors>
    );
  }
  return (
    <Alert tone="warning" title={t("two_devices", { at: formatMoment(String(problem.values.savedAt)) })} live>
      <p>{t("two_devices_text")}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <a className="underline" href={`/requests/new?draft=${draftId}&step=${step}`}>
          {t("take_theirs")}
        </a>
        <Button name="intent" value="save" size="sm">
          {t("keep_mine")}
        </Button>
      </p>
    </Alert>
  );
}

function Foot({ data }: { data: Writing }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const pending = useNavigation().state === "submitting";
  const { step } = data;
  const blocked = step === 4 && Object.keys(data.problems).length > 0;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-3 sm:px-5">
      <span className="flex flex-wrap gap-2">
        {step > 1 ? (
          <Button name="intent" value="back">
            {tc("action.previous")}
          </Button>
        ) : null}
        <Button name="intent" value="save" look="quiet">
          {tc("action.save_draft")}
        </Button>
        {data.draft ? (
          <Button name="intent" value="discard" look="quiet">
            {t("discard")}
          </Button>
        ) : null}
      </span>
      {step === 4 ? (
        <Button name="intent" value="submit" look="primary" disabled={blocked || pending}>
          {t(data.draft?.requestId ? "resubmit_now" : "submit_now")}
        </Button>
      ) : (
        <Button name="intent" value="next" look="primary" disabled={pending}>
          {t(`next.${step}`)}
        </Button>
      )}
    </div>
  );
}

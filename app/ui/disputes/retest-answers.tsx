import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Disclosure } from "../disclosure";
import { FileInput } from "../file-input";
import { RadioGroup } from "../radio-group";
import { TextArea } from "../text-area";
import { DateInput, TextInput } from "../text-input";

interface Job {
  retest: { id: string; version: number };
}

function Named({ retest }: Job) {
  return (
    <>
      <input type="hidden" name="retestId" value={retest.id} />
      <input type="hidden" name="version" value={retest.version} />
    </>
  );
}

/** Take the job for a day and a fee, or say why not. */
export function RetestAnswer({ retest }: Job) {
  const t = useTexts(disputes);
  return (
    <div className="mt-4 space-y-3 border-t border-line pt-4">
      <form method="post" className="flex flex-wrap items-end gap-3">
        <Named retest={retest} />
        <DateInput id={`day-${retest.id}`} name="promisedOn" label={t("incoming.promised_on")} required />
        <TextInput
          id={`fee-${retest.id}`}
          name="feeYuan"
          type="number"
          min={0}
          step="0.01"
          label={t("incoming.fee_yuan")}
          required
        />
        <Button look="primary" name="intent" value="accept">
          {t("incoming.accept")}
        </Button>
      </form>
      <NoForm retest={retest} intent="refuse" />
    </div>
  );
}

/** The result with its report; an accepted job may also be given back. */
export function RetestReportForm({ retest, gives }: Job & { gives: boolean }) {
  const t = useTexts(disputes);
  return (
    <div className="mt-4 space-y-4 border-t border-line pt-4">
      <form method="post" encType="multipart/form-data" className="space-y-4">
        <Named retest={retest} />
        <RadioGroup
          name="result"
          label={t("incoming.result")}
          hint={t("incoming.result_hint")}
          required
          inline
          options={[
            { value: "confirms", label: t("incoming.confirms") },
            { value: "contradicts", label: t("incoming.contradicts") },
          ]}
        />
        <TextInput
          id={`number-${retest.id}`}
          name="reportNumber"
          label={t("incoming.number")}
          required
          maxLength={80}
        />
        <TextArea
          id={`findings-${retest.id}`}
          name="findings"
          label={t("incoming.findings")}
          rows={3}
          required
          maxLength={4000}
        />
        <FileInput
          id={`file-${retest.id}`}
          name="file"
          label={t("incoming.file")}
          accept="application/pdf"
          required
        />
        <Button look="primary" name="intent" value="report">
          {t("incoming.report")}
        </Button>
      </form>
      {gives ? <NoForm retest={retest} intent="give_back" /> : null}
    </div>
  );
}

function NoForm({ retest, intent }: Job & { intent: "refuse" | "give_back" }) {
  const t = useTexts(disputes);
  return (
    <Disclosure summary={t(`incoming.${intent}`)}>
      <form method="post" className="flex flex-wrap items-end gap-2">
        <Named retest={retest} />
        <TextInput id={`no-${retest.id}`} name="text" label={t("incoming.reason")} required maxLength={500} />
        <Button look="danger" name="intent" value={intent}>
          {t(`incoming.${intent}`)}
        </Button>
      </form>
    </Disclosure>
  );
}

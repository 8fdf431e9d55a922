import type { CaseKind } from "~/domain/credit/credit";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { FileInput } from "~/ui/file-input";
import { formatDay } from "~/ui/format";
import { TextArea } from "~/ui/text-area";

interface AppealFormsProps {
  event: { id: string; mayObject: boolean; late: boolean; mayRepair: boolean; objectionEnds: string };
}

/** What the house may do about an event against it: object in time, or apply for repair. */
export function AppealForms({ event }: AppealFormsProps) {
  const t = useTexts(credit);
  if (!event.mayObject && !event.mayRepair) return null;
  return (
    <div className="space-y-1">
      {event.late ? (
        <p className="text-sm text-muted">{t("object.late", { day: formatDay(event.objectionEnds) })}</p>
      ) : null}
      {event.mayObject ? <AppealForm event={event} kind="objection" /> : null}
      {event.mayRepair ? <AppealForm event={event} kind="repair" /> : null}
    </div>
  );
}

function AppealForm({ event, kind }: AppealFormsProps & { kind: CaseKind }) {
  const t = useTexts(credit);
  const of = kind === "objection" ? "object" : "repair";
  return (
    <Disclosure summary={t(`${of}.action`)}>
      <form method="post" encType="multipart/form-data" className="max-w-xl space-y-3 pb-2">
        <p className="text-sm text-muted">{t(`${of}.text`, { day: formatDay(event.objectionEnds) })}</p>
        <input type="hidden" name="eventId" value={event.id} />
        <input type="hidden" name="kind" value={kind} />
        <TextArea
          id={`statement-${kind}-${event.id}`}
          name="statement"
          label={t(`${of}.statement`)}
          required
          minLength={4}
          maxLength={2000}
        />
        <FileInput
          id={`file-${kind}-${event.id}`}
          name="file"
          label={t("file")}
          hint={t("file_hint")}
          accept="application/pdf,image/*"
        />
        <Button look="primary">{t(`${of}.submit`)}</Button>
      </form>
    </Disclosure>
  );
}

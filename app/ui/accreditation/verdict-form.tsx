import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { TextInput } from "../text-input";

interface Props {
  /** What is decided, e.g. `certificate`; the button adds `:approve` or `:reject`. */
  what: string;
  id: string;
  /** Names the record for a screen reader. */
  about: string;
}

/** Approve, or send back with a remark. */
export function VerdictForm({ what, id, about }: Props) {
  const t = useTexts(accreditation);
  return (
    <form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="id" value={id} />
      <TextInput
        name="note"
        id={`note-${what}-${id}`}
        label={`${t("reviews.note")} ${about}`}
        hideLabel
        placeholder={t("reviews.note_hint")}
        maxLength={500}
        className="grow basis-40"
      />
      <Button
        size="sm"
        name="intent"
        value={`${what}:approve`}
        aria-label={`${t("reviews.approve")} ${about}`}
      >
        {t("reviews.approve")}
      </Button>
      <Button
        size="sm"
        look="danger"
        name="intent"
        value={`${what}:reject`}
        aria-label={`${t("reviews.reject")} ${about}`}
      >
        {t("reviews.reject")}
      </Button>
    </form>
  );
}

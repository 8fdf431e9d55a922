import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { TextInput } from "~/ui/text-input";
import { VisuallyHidden } from "~/ui/visually-hidden";

interface ReleaseFormProps {
  member: { expertId: string; name: string };
  /** What was wrong with the form when it was last sent. */
  refused: Refused | null;
}

/** Lets a member go whose signature is not to come: with a reason that he is told. */
export function ReleaseForm({ member, refused }: ReleaseFormProps) {
  const t = useTexts(experts);
  const { expertId, name } = member;
  const mine = refused?.kept.expertId === expertId ? refused : null;
  return (
    <Disclosure
      className="mt-1 text-sm"
      open={mine !== null}
      summary={
        <>
          {t("consultation.release")}
          <VisuallyHidden> {name}</VisuallyHidden>
        </>
      }
    >
      <form method="post" className="space-y-2">
        <input type="hidden" name="expertId" value={expertId} />
        <TextInput
          id={`reason-${expertId}`}
          name="reason"
          label={t("consultation.release_reason")}
          hint={t("consultation.release_text")}
          required
          maxLength={500}
          defaultValue={String(mine?.kept.reason ?? "")}
          error={mine?.refused.fields?.reason}
        />
        <Button look="danger" size="sm" name="intent" value="release">
          {t("consultation.release")}
        </Button>
      </form>
    </Disclosure>
  );
}

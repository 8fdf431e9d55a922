import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { TextInput } from "~/ui/text-input";
import { VisuallyHidden } from "~/ui/visually-hidden";

interface MemberFormProps {
  /** To let a member go whose signature is not to come, or to make him the lead. */
  intent: "release" | "name_lead";
  member: { expertId: string; name: string };
  /** What was wrong with the form of this intent when it was last sent. */
  refused: Refused | null;
}

/** Changes a member's standing, with a reason that others are told. */
export function MemberForm({ intent, member, refused }: MemberFormProps) {
  const t = useTexts(experts);
  const { expertId, name } = member;
  const mine = refused?.kept.intent === intent && refused.kept.expertId === expertId ? refused : null;
  return (
    <Disclosure
      className="mt-1 text-sm"
      open={mine !== null}
      summary={
        <>
          {t(`consultation.${intent}`)}
          <VisuallyHidden> {name}</VisuallyHidden>
        </>
      }
    >
      <form method="post" className="space-y-2">
        <input type="hidden" name="expertId" value={expertId} />
        <TextInput
          id={`${intent}-${expertId}`}
          name="reason"
          label={t(`consultation.${intent}_reason`)}
          hint={t(`consultation.${intent}_text`)}
          required
          maxLength={500}
          defaultValue={String(mine?.kept.reason ?? "")}
          error={mine?.refused.fields?.reason}
        />
        <Button look={intent === "release" ? "danger" : "secondary"} size="sm" name="intent" value={intent}>
          {t(`consultation.${intent}`)}
        </Button>
      </form>
    </Disclosure>
  );
}

import { subcontracts } from "~/locales/subcontracts";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { TextInput } from "~/ui/text-input";

interface AnswerProps {
  part: { id: string; version: number };
  /** May consent, may say no, may take it back. */
  consent?: boolean;
  decline?: boolean;
  withdraw?: boolean;
}

/** The buttons of one subcontract; saying no or taking it back asks for a reason. */
export function SubcontractAnswer({ part, consent, decline, withdraw }: AnswerProps) {
  const t = useTexts(subcontracts);
  const hidden = (
    <>
      <input type="hidden" name="subcontractId" value={part.id} />
      <input type="hidden" name="version" value={part.version} />
    </>
  );
  const ending = decline ? "decline" : withdraw ? "withdraw" : null;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-3 border-t border-line pt-3">
      {consent ? (
        <form method="post">
          {hidden}
          <Button look="primary" name="intent" value="consent">
            {t("consent")}
          </Button>
        </form>
      ) : null}
      {ending ? (
        <Disclosure summary={t(ending)}>
          <form method="post" className="mt-2 flex flex-wrap items-end gap-2">
            {hidden}
            <TextInput id={`reason-${part.id}`} name="reason" label={t("reason")} required maxLength={500} />
            <Button name="intent" value={ending} look="danger">
              {t(ending)}
            </Button>
          </form>
        </Disclosure>
      ) : null}
    </div>
  );
}

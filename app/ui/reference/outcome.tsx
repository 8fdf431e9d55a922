import type { ReactNode } from "react";
import { Alert } from "../alert";
import { FormErrors } from "../form-errors";

interface OutcomeProps {
  /** What was refused, as an action gives it back. */
  refused: { message: string; fields: Record<string, string> } | null;
  labels: Record<string, string>;
  /** Words for what was just done. */
  done?: ReactNode;
}

/** What became of the form that was just sent. */
export function Outcome({ refused, labels, done }: OutcomeProps) {
  if (refused) {
    return (
      <FormErrors fields={refused.fields} labels={labels}>
        {refused.message}
      </FormErrors>
    );
  }
  return done ? <Alert tone="done">{done}</Alert> : null;
}

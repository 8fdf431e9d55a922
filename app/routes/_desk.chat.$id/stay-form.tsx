import { useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { isRefused, type Refused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { useHydrated } from "~/ui/use-hydrated";

interface StayFormProps {
  action: string;
  intent: string;
  onDone?(): void;
  className?: string;
  children: ReactNode;
}

/** A form that leaves the page where it is; without scripts an ordinary one. */
export function StayForm({ action, intent, onDone, className, children }: StayFormProps) {
  const { Form, data } = useFetcher<{ done: string } | Refused>();
  const hydrated = useHydrated();
  const done = data !== undefined && !isRefused(data);
  useEffect(() => {
    if (done) onDone?.();
  }, [done, onDone]);
  return (
    <Form method="post" action={action} className={className}>
      <input type="hidden" name="intent" value={intent} />
      {hydrated ? <input type="hidden" name="stay" value="1" /> : null}
      {isRefused(data) ? (
        <Alert tone="problem" live>
          {data.refused.message}
        </Alert>
      ) : null}
      {children}
    </Form>
  );
}

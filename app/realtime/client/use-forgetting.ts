import { useEffect } from "react";

const PATIENCE_MS = 1500;

/** Wipes the outbox of whoever signs out: the form waits for it a moment, and goes on whatever happens. */
export function useForgetting(me: string): void {
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== "/sign-out") return;
      event.preventDefault();
      const wiped = import("./page-client").then(({ forget }) => forget(me));
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      void Promise.race([wiped.catch(() => undefined), late]).then(() => form.submit());
    };
    document.addEventListener("submit", onSubmit);
    return () => document.removeEventListener("submit", onSubmit);
  }, [me]);
}

import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import X from "lucide-react/icons/x";
import { type ReactNode, useState } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "./button";
import { Icon } from "./icon";
import { useHydrated } from "./use-hydrated";

export interface ToastMessage {
  id: string;
  text: ReactNode;
  tone?: "done" | "problem" | undefined;
  /** Posts `fields` to `action` and takes the deed back. */
  undo?: { action: string; fields: Record<string, string> } | undefined;
}

/** What has just been done, with a way to take it back. Stays until dismissed: no message runs away from a reader. */
export function ToastRegion({ messages }: { messages: readonly ToastMessage[] }) {
  const t = useTexts(common);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const shown = messages.filter(({ id }) => !dismissed.includes(id));
  return (
    <section
      aria-label={t("toast.region")}
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-4 bottom-20 z-30 flex flex-col items-center gap-2 desk:bottom-6"
    >
      {shown.map((message) => (
        <Toast
          key={message.id}
          message={message}
          onDismiss={() => setDismissed([...dismissed, message.id])}
        />
      ))}
    </section>
  );
}

function Toast({ message, onDismiss }: { message: ToastMessage; onDismiss: () => void }) {
  const t = useTexts(common);
  const hydrated = useHydrated();
  const { text, tone = "done", undo } = message;
  return (
    <div className="pointer-events-auto flex max-w-lg items-center gap-3 rounded-card border border-line bg-surface py-2 pl-4 pr-2 shadow-lg shadow-ink/10">
      <Icon
        of={tone === "done" ? CircleCheck : CircleAlert}
        className={tone === "done" ? "text-green" : "text-seal"}
      />
      <span className="min-w-0 py-1">{text}</span>
      {undo ? (
        <form method="post" action={undo.action}>
          {Object.entries(undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button look="quiet" size="sm">
            {t("action.undo")}
          </Button>
        </form>
      ) : null}
      {hydrated ? (
        <Button type="button" look="quiet" size="sm" onClick={onDismiss} aria-label={t("action.dismiss")}>
          <Icon of={X} />
        </Button>
      ) : null}
    </div>
  );
}

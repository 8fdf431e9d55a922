import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "./button";
import { Icon } from "./icon";
import { useHydrated } from "./use-hydrated";

/** Copies `text`. Absent without scripts, since it could do nothing. */
export function CopyButton({ text, label }: { text: string; label?: string | undefined }) {
  const t = useTexts(common);
  const [copied, setCopied] = useState(false);
  if (!useHydrated()) return null;
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button type="button" look="quiet" size="sm" onClick={() => void copy()}>
      <Icon of={copied ? Check : Copy} />
      <span aria-live="polite">{copied ? t("action.copied") : (label ?? t("action.copy"))}</span>
    </Button>
  );
}

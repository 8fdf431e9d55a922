import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { VisuallyHidden } from "./visually-hidden";

/** Grey lines where content is still on its way. */
export function Skeleton({ lines = 3 }: { lines?: number | undefined }) {
  const t = useTexts(common);
  return (
    <div role="status" className="animate-pulse space-y-3 py-1">
      <VisuallyHidden>{t("action.loading")}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={line} className="h-3.5 rounded bg-well last:w-2/3" />
      ))}
    </div>
  );
}

import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";

/** To the other language and back to this page. A form, because a link must not change anything. */
export function LanguageSwitch({ action, className }: { action: string; className?: string | undefined }) {
  const t = useTexts(common);
  return (
    <form method="post" action={action} className={className}>
      <button
        type="submit"
        name="language"
        value="other"
        aria-label={t("shell.switch_language_label")}
        className="min-h-8 px-1 text-muted hover:text-ink"
      >
        {t("shell.switch_language")}
      </button>
    </form>
  );
}

import { quotes } from "~/locales/quotes";
import { useTexts } from "~/locales/texts";
import { Alert } from "../alert";
import { TextLink } from "../text-link";

/** 先证后核: what a provider that no hub has vetted yet may do, and what it should do next. */
export function ProvisionalNotice({ href }: { href?: string | undefined }) {
  const t = useTexts(quotes);
  return (
    <Alert tone="info" title={t("board.provisional_title")}>
      <p>{t("board.provisional_text")}</p>
      {href ? (
        <p className="mt-1">
          <TextLink href={href}>{t("board.provisional_action")}</TextLink>
        </p>
      ) : null}
    </Alert>
  );
}

import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";

interface OpenedProps {
  opened: { organisationId: string; name: string; login: string; password: string };
}

/** The new account, shown this once, and the way on. */
export function Opened({ opened }: OpenedProps) {
  const t = useTexts(intake);
  return (
    <Alert tone="done" title={t("walk_in.account")} live>
      <p className="mb-2">{t("walk_in.account_text", { login: opened.login, password: opened.password })}</p>
      <LinkButton look="primary" href={`/intake/new?enterprise=${opened.organisationId}`}>
        {t("walk_in.for", { name: opened.name })}
      </LinkButton>
    </Alert>
  );
}

import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "./button";

export interface ErrorPageProps {
  /** HTTP status; one without words of its own is shown as 500. */
  status: number;
  code?: string | undefined;
  /** The refusal's own sentence, instead of the general one. */
  message?: string | undefined;
  correlationId?: string | undefined;
  /** The page itself, to load it again. */
  retryHref?: string | undefined;
}

const known = [400, 401, 403, 404, 405, 409, 410, 412, 413, 429, 500, 503];

/** What went wrong and the way on, in general words. */
export function ErrorPage({ status, message, correlationId, retryHref }: ErrorPageProps) {
  const t = useTexts(common);
  const shown = known.includes(status) ? status : 500;
  return (
    <main id="main" className="mx-auto max-w-xl px-4 py-16 text-center sm:py-24">
      <p className="tabular text-hero font-bold text-spring">{status}</p>
      <h1 className="text-title">{t.any(`error.${shown}.title`)}</h1>
      <p className="mt-2 text-muted">{message ?? t.any(`error.${shown}.text`)}</p>
      {correlationId ? (
        <p className="mt-2 text-sm text-faint">
          {t("error.correlation")} <code className="tabular">{correlationId}</code>
        </p>
      ) : null}
      <p className="mt-6 flex justify-center gap-3">
        {retryHref ? <LinkButton href={retryHref}>{t("error.retry")}</LinkButton> : null}
        <LinkButton look="primary" href="/">
          {t("error.home")}
        </LinkButton>
      </p>
    </main>
  );
}

import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";

export interface ErrorPageProps {
  status: number;
  code?: string;
  message?: string;
  correlationId?: string;
}

/** A page for what went wrong: what it is, what would cure it, and the way back. */
export function ErrorPage({ status, message, correlationId }: ErrorPageProps) {
  const t = useTexts(common);
  const known = [401, 403, 404, 405, 409, 500, 503].includes(status) ? String(status) : "500";
  return (
    <main className="mx-auto max-w-xl px-6 py-24">
      <p className="text-muted tabular-nums">{status}</p>
      <h1 className="mt-2 text-[22px] font-semibold">{t.any(`errors.${known}.title`)}</h1>
      <p className="mt-3 text-muted">{message ?? t.any(`errors.${known}.cure`)}</p>
      {correlationId ? <p className="mt-3 text-xs text-faint">{correlationId}</p> : null}
      <p className="mt-8">
        <a className="text-spring underline" href="/">
          {t.any("errors.home")}
        </a>
      </p>
    </main>
  );
}

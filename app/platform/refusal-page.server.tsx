import { renderToStaticMarkup } from "react-dom/server";
import styles from "~/app.css?url";
import { common } from "~/locales/common";
import { type Locale, LocaleContext, textsIn } from "~/locales/texts";
import { ErrorPage, type ErrorPageProps } from "~/ui/error-page";

/** The error page as a whole document: for addresses that are no pages, so that nobody is shown raw JSON. */
export function refusalPage(locale: Locale, problem: ErrorPageProps): string {
  const brand = textsIn(locale, common)("brand");
  const document = (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${problem.status} · ${brand}`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <LocaleContext.Provider value={locale}>
          <ErrorPage {...problem} />
        </LocaleContext.Provider>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./app.css?url";
import { LocaleContext } from "./locales/texts";
import { ErrorPage, type ErrorPageProps } from "./ui/error-page";
import { useNonce } from "./ui/nonce";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "stylesheet", href: styles },
];
export const meta: MetaFunction = () => [{ title: "泉质享" }];

export function loader({ context }: LoaderFunctionArgs) {
  return { locale: context.locale };
}

export const useRootData = () => useRouteLoaderData<typeof loader>("root");

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const locale = useRootData()?.locale ?? "zh-CN";
  // Pages that work whole as plain HTML say so and ship no JavaScript at all
  const still = useMatches().some(
    ({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate === false,
  );
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0A6C83" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
        {still ? null : <ScrollRestoration nonce={nonce} />}
        {still ? null : <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** What went wrong, in the person's words, with what would cure it; never a stack. */
export function ErrorBoundary() {
  const error = useRouteError();
  const known: ErrorPageProps = isRouteErrorResponse(error)
    ? { status: error.status, ...(error.data as object) }
    : { status: 500 };
  return <ErrorPage {...known} />;
}

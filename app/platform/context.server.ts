import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { Locale } from "~/locales/texts";

declare module "@remix-run/node" {
  /** What the HTTP server knows of a request before any route runs. */
  interface AppLoadContext {
    nonce: string;
    correlationId: string;
    address: string;
    actor: Actor | null;
    locale: Locale;
    origin: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext };

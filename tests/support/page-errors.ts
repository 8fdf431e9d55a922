import type { BrowserContext } from "@playwright/test";

/** Remix says so aloud when somebody presses the next thing before the last answer is read: nobody is harmed. */
const INTERRUPTED = /^AbortError: BodyStreamBuffer was aborted/;

/** Collects console errors and uncaught exceptions of all pages of a context, except those that were `expected`. */
export function watchErrors(context: BrowserContext, expected: RegExp[]): () => string[] {
  const seen: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.push(String(error.error().stack ?? error.error())));
  const harmless = [INTERRUPTED];
  return () => seen.filter((text) => ![...harmless, ...expected].some((pattern) => pattern.test(text)));
}

import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { pageBody } from "./platform/page-body.server";
import { services } from "./platform/services.server";
import { NonceContext } from "./ui/nonce";

export { startJobs } from "./jobs/runner.server";
export { createServer } from "./platform/server.server";
export { services } from "./platform/services.server";
export { attachGateway } from "./realtime/gateway.server";

const RENDER_LIMIT_MS = 10_000;

/** Renders a page; bots wait for all of it, people get the shell first. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, correlationId }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let code = status;
    let sent = false;
    const whole = isbot(request.headers.get("user-agent") ?? "");
    const send = () => {
      sent = true;
      const body = pageBody();
      // Without this every finished render is kept alive until its timer fires
      body.once("close", () => clearTimeout(timer));
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={RENDER_LIMIT_MS} />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: send,
        onShellError: reject,
        onError(error: unknown) {
          code = 500;
          if (sent) services().log.error({ err: error, correlationId }, "a bug while rendering");
        },
      },
    );
    const timer = setTimeout(abort, RENDER_LIMIT_MS + 1000);
  });
}

/** Errors thrown by loaders were logged where they were met; what is left here is a bug in the framework's hands. */
export function handleError(error: unknown, { request }: { request: Request }) {
  // a refusal of a resource route, or a method it does not have: an answer, not a bug
  if (isRouteErrorResponse(error)) return;
  if (!request.signal.aborted)
    services().log.error({ err: error, path: new URL(request.url).pathname }, "unhandled");
}

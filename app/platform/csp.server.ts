import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * Strict headers for every answer; only scripts and styles with this answer's nonce, or from our own files, run.
 * In development Vite injects its styles inline, so there, and only there, inline styles are let through.
 */
export function securityHeaders({
  secure,
  development,
  originOf,
}: {
  secure: boolean;
  development: boolean;
  originOf: (host: string) => string;
}): RequestHandler {
  const nonce = (_: unknown, response: unknown) =>
    `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`;
  // to older browsers 'self' means no socket
  const sockets = ({ headers }: IncomingMessage) => {
    const host = headers.host ?? "";
    return /^[\w.:[\]-]+$/.test(host) ? originOf(host).replace(/^http/, "ws") : "'self'";
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'", sockets],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    crossOriginEmbedderPolicy: false,
  });
}

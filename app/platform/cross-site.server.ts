import type { RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site sent: Origin must be ours, and without one the browser must say same-origin.
 * The API reads no cookie, so it has no cross-site path; there a foreign Origin is refused all the same.
 */
export function refuseCrossSite(originOf: (host: string) => string): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next();
    const origin = request.headers.origin;
    const site = request.headers["sec-fetch-site"];
    const api = request.path.startsWith("/api/");
    const ours =
      origin === undefined ? api || site === "same-origin" : origin === originOf(request.headers.host ?? "");
    if (
      ours &&
      (site === undefined || site === "same-origin" || site === "none" || (api && origin === undefined))
    ) {
      return next();
    }
    response
      .status(403)
      .type("text/plain")
      .send("403 cross_site: this form was sent from another site / 表单来自其他网站");
  };
}

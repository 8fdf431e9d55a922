import type { Response } from "express";

/** Seconds after which a client may try again when the database could not be reached. */
export const RETRY_AFTER = 5;

/** The answer when not even a page can be rendered: static, bilingual, and honest about what to do. */
export function awayPage(response: Response, api: boolean, status: 500 | 503, correlationId: string): void {
  response.status(status).setHeader("Retry-After", String(RETRY_AFTER));
  response.setHeader("Cache-Control", "no-store");
  const code = status === 503 ? "database_away" : "bug";
  const [zh, en] =
    status === 503
      ? [
          "系统暂时无法连接数据库，您的数据没有丢失。请稍后刷新页面。",
          "The database cannot be reached for the moment. Nothing is lost; please reload shortly.",
        ]
      : ["系统出了差错，我们已经记录下来。", "Something went wrong on our side; it has been recorded."];
  if (api) {
    response.type("application/problem+json").send(
      JSON.stringify({
        type: `/developers#${code}`,
        title: code,
        status,
        code,
        detail: `${zh} ${en}`,
        correlationId,
      }),
    );
    return;
  }
  response
    .type("html")
    .send(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${status} · 泉质享</title><h1>泉质享</h1><p>${zh}</p><p lang="en">${en}</p><p><small>${correlationId}</small></p></html>`);
}

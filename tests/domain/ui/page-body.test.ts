import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { pageBody } from "~/platform/page-body.server";

it("takes NUL bytes out and leaves characters split between chunks alone", async () => {
  const word = Buffer.from("平均响应");
  const chunks = [word.subarray(0, 4), Buffer.from([0, 0]), word.subarray(4)];
  expect((await buffer(Readable.from(chunks).pipe(pageBody()))).toString()).toBe("平均响应");
});

it("keeps a long Chinese page as React meant it", async () => {
  const lines = Array.from({ length: 900 }, (_, at) =>
    createElement("li", { key: at }, "平均受理响应".slice(at % 5)),
  );
  const page = renderToPipeableStream(createElement("ul", null, lines)).pipe(pageBody());
  const html = (await buffer(page)).toString();
  expect(html).not.toMatch(/\0|\ufffd/);
  expect(html.match(/<li>/g)).toHaveLength(900);
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TELLINGS } from "~/domain/notifications/notice";
import { notices } from "~/locales/notices";
import { orders } from "~/locales/orders";
import { requests } from "~/locales/requests";
import { textsIn } from "~/locales/texts";

/** Kinds that commands announce; one that comes through a variable is found in TELLINGS. */
function announced(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".server.ts"),
  );
  const calls = files.flatMap((file) => readFileSync(`app/${file}`, "utf8").match(/announce\([^;]*/g) ?? []);
  return calls.flatMap((call) => call.match(/(?<=")[a-z]+\.[a-z_]+(?=")/g) ?? []);
}

const kinds = [...new Set([...announced(), ...Object.keys(TELLINGS)])];
const of = (subject: RegExp) => kinds.filter((kind) => subject.test(kind));

it.each(["zh-CN", "en"] as const)("everything on a timeline has words in %s", (locale) => {
  const request = textsIn(locale, requests);
  const order = textsIn(locale, orders);
  const wordless = [
    ...of(/^(request|package|quote|order|subcontract|deliverable|dispute)\./)
      .map((kind) => `event.${kind.replace(".", "_")}`)
      .filter((key) => request.any(key) === key),
    ...of(/^(order|subcontract|deliverable|dispute)\./)
      .map((kind) => `event.${kind}`)
      .filter((key) => order.any(key) === key),
  ];
  expect(kinds.length).toBeGreaterThan(60);
  expect(wordless).toEqual([]);
});

it.each(["zh-CN", "en"] as const)("every notice has a title and a body in %s", (locale) => {
  const t = textsIn(locale, notices);
  const names = Object.entries(TELLINGS).flatMap(([kind, told]) => told.map(({ as }) => as ?? kind));
  const keys = names.flatMap((name) => [`${name}.title`, `${name}.body`]);
  expect(keys.filter((key) => t.any(key) === key)).toEqual([]);
});

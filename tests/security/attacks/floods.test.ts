import { afterAll, expect, it } from "vitest";
import { startTestApp } from "../../support/app-server";

const app = await startTestApp("reference", { JOBS: "off" });
afterAll(app.stop);

const send = async (body: string | FormData, type?: string) => {
  const began = performance.now();
  const headers = { Origin: app.origin, ...(type ? { "Content-Type": type } : {}) };
  const answer = await fetch(`${app.origin}/sign-in`, { method: "POST", headers, body, redirect: "manual" });
  await answer.text();
  return { status: answer.status, seconds: (performance.now() - began) / 1000 };
};
const FORM = "application/x-www-form-urlencoded";

it("a form of a hundred megabytes is refused before it is read to its end, and the server goes on", async () => {
  const sent = await send(`login=${"x".repeat(100_000_000)}&password=y`, FORM).catch(() => ({ status: 413 }));
  expect(sent.status).toBe(413);
  const many = new FormData();
  for (let file = 0; file < 4; file += 1)
    many.append(`file${file}`, new Blob([new Uint8Array(19_000_000)]), "a.pdf");
  expect((await send(many).catch(() => ({ status: 413 }))).status).toBe(413);
  expect((await fetch(`${app.origin}/healthz`)).status).toBe(200);
});

it("a form as full as one may be is read without holding everybody else up", async () => {
  const fields = Array.from({ length: 29_000 }, (_, at) => `a[${at % 999}].b${Math.floor(at / 999)}=1`);
  const { status, seconds } = await send(`${fields.join("&")}&login=nobody`, FORM);
  expect(status).toBe(422);
  expect(seconds).toBeLessThan(5);
});

it("what a form library would take for its own commands are fields like any other", async () => {
  const update = JSON.stringify({ type: "update", payload: { name: "a[4294967290]", value: "1" } });
  for (const body of [
    { __intent__: update },
    { __intent__: "{" },
    { __state__: "{" },
    { "__proto__.x": "1" },
    { constructor: "1" },
    { "a..b": "1" },
    { "login[x]": "1" },
  ]) {
    const form = new URLSearchParams({ ...body, login: "nobody", password: "no such password" });
    const { status, seconds } = await send(form.toString(), FORM);
    expect(`${JSON.stringify(body)} ${status} ${seconds < 5}`).toBe(`${JSON.stringify(body)} 401 true`);
  }
});

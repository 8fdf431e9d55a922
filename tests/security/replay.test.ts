import { expect, it } from "vitest";
import { startTestApp } from "../support/app-server";
import { visitor } from "./support/http";

it("drawing an inspection again is limited per address; its page is not", async () => {
  const small = await startTestApp("reference", { JOBS: "off", PUBLIC_CALLS_PER_MINUTE: "2" });
  const visits = visitor(small.origin);
  const page = "/inspections/01900000-0000-7000-8000-000000000000";
  const answers = await Promise.all([1, 2, 3, 4].map(() => visits.get(`${page}?replay=1`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([404, 404, 429, 429]);
  expect((await visits.get(page)).status).toBe(404);
  await small.stop();
}, 120_000);

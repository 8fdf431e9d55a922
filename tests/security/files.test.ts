import { readdirSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { dataFolder } from "~db/project";
import { zipOf } from "../support/zip";
import { bugsIn } from "./matrix/everybody";
import { codeOf, type Visitor, visitor } from "./support/http";
import { picture } from "./support/papers";
import { townApp } from "./support/town-app";

const { app, town, as, end } = await townApp({ UPLOAD_LIMIT_MB: "1" });
afterAll(end);
const [own, pown, signatory] = (await Promise.all(["own", "pown", "signatory"].map(as))) as [
  Visitor,
  Visitor,
  Visitor,
];

const file = (name: string, bytes: Uint8Array | string, type = "application/octet-stream") =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type });
const attach = (attachment: File) =>
  own.post(`/requests/new.data?draft=${town.drafts.own}&step=3`, { intent: "attach", attachment });
const kept = async () =>
  await town.db.selectFrom("files").select(["name", "storage_key", "id"]).orderBy("created_at").execute();
const folder = join(dataFolder, "test-files", new URL(app.url).pathname.slice(1));
const MEGABYTE = 1_048_576;

describe("an upload", () => {
  it("above the limit is 413 at every door, and nothing of it is kept", async () => {
    const before = await kept();
    const large = file("large.png", Buffer.concat([picture(), Buffer.alloc(2 * MEGABYTE)]), "image/png");
    expect((await attach(large)).status).toBe(413);
    const form = new FormData();
    form.set("file", large);
    form.set("accreditationId", town.providers.lab.accreditationId);
    form.set("siteId", town.providers.lab.siteId);
    const api = await pown.api("POST", "/me/scope-imports", form, { "Idempotency-Key": "large" });
    expect([api.status, codeOf(api)]).toEqual([413, "file_too_large"]);
    expect(await kept()).toEqual(before);
  });

  it("is judged by its content: HTML, SVG, scripts and programs under a picture's name are refused", async () => {
    const before = await kept();
    for (const [name, content] of [
      ["page.png", "<!doctype html><script>alert(1)</script>"],
      ["drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ["drawing.png", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
      ["empty.pdf", ""],
      ["program.jpg", "MZ\u0090\0\u0003"],
      ["script.pdf", "#!/bin/sh\nrm -rf /"],
    ] as const) {
      expect(`${name} ${(await attach(file(name, content, "image/png"))).status}`).toBe(`${name} 422`);
    }
    const photo = await signatory.post(`/orders/${town.orders.confirmed.orderId}.data`, {
      intent: "receive_sample",
      sampleNumber: "S-1",
      photo: file("photo.png", "<html>", "image/png"),
    });
    expect([415, 422]).toContain(photo.status);
    expect(await kept()).toEqual(before);
    const order = await town.db
      .selectFrom("orders")
      .select("status")
      .where("id", "=", town.orders.confirmed.orderId)
      .executeTakeFirstOrThrow();
    expect(order.status).toBe("confirmed");
  });

  it("is kept under a generated key, whatever its name; the name comes back encoded, as an attachment", async () => {
    for (const name of [
      "../../../etc/passwd.png",
      "a/b\\c.png",
      "\u202Egnp.exe.png",
      'x".png',
      "a\r\nSet-Cookie: b=c.png",
      "<img onerror=1>.png",
    ]) {
      expect(`${name} ${(await attach(file(name, picture(), "image/png"))).status}`).toBe(`${name} 202`);
      const row = (await kept()).at(-1);
      expect(row?.storage_key).toMatch(/^[a-z-]+-[0-9a-f-]{36}$/);
      const answer = await own.get(`/files/${row?.id}`);
      expect(answer.status).toBe(200);
      const disposition = answer.headers.get("content-disposition") ?? "";
      expect(disposition).toMatch(/^attachment; /);
      expect(disposition).toMatch(/^[\x20-\x7e]+$/);
      expect(disposition.replace(/^attachment; filename="file"; filename\*=UTF-8''/, "")).not.toMatch(
        /["<>\\/]/,
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(JSON.stringify(readdirSync(folder, { recursive: true }))).not.toContain("passwd");
  });

  it("of somebody else is not there: not for strangers, not for rivals, not signed out", async () => {
    const id = (await kept()).at(-1)?.id ?? "";
    const stranger = await as("stranger");
    const rival = await as("rivalbusiness");
    expect((await stranger.get(`/files/${id}`)).status).toBe(404);
    expect((await rival.get(`/files/${id}`)).status).toBe(404);
    expect((await visitor(app.origin).get(`/files/${id}`)).status).toBe(302);
    const report = `/deliverables/${town.orders.issued.deliverableId}/source.pdf`;
    expect((await own.get(report)).status).toBe(200);
    expect((await rival.get(report)).status).toBe(404);
  });
});

describe("a report", () => {
  it("is a PDF from its first byte on, or it is not issued", async () => {
    const issue = (bytes: Uint8Array | string) => {
      const form = new FormData();
      form.set("file", file("report.pdf", bytes, "application/pdf"));
      form.set("testedFrom", "2026-01-05");
      form.set("testedTo", "2026-01-06");
      return signatory.api("POST", `/orders/${town.orders.inProgress.orderId}/deliverables`, form, {
        "Idempotency-Key": `i-${Math.random()}`,
      });
    };
    for (const content of ["<html>%PDF-1.7", "PK\u0003\u0004", "", "%PDF"]) {
      const { status } = await issue(content);
      expect(`${content.slice(0, 8)} ${status >= 400 && status < 500}`).toBe(`${content.slice(0, 8)} true`);
    }
    const { rows } = await town.pool.query("select 1 from deliverables where order_id = $1", [
      town.orders.inProgress.orderId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("a spreadsheet", () => {
  const importItems = (sheet: File) =>
    own.post(`/requests/new.data?draft=${town.drafts.own}&step=2`, {
      intent: "import:0",
      title: "测试",
      "packages[0].category": "testing",
      "packages[0].kind": "testing",
      "packages[0].stage": "production",
      "sheet-0": sheet,
    });

  it("that unpacks to hundreds of megabytes is refused before it is unpacked", async () => {
    const bomb = zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(120 * MEGABYTE));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const begin = performance.now();
    const answer = await importItems(file("bomb.xlsx", bomb));
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("zip_too_large");
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it("that lies about its size is refused, and costs no memory", async () => {
    const answer = await importItems(
      file("liar.xlsx", zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(200 * MEGABYTE), 1000)),
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it("that is none is refused with the reason, and nothing is half imported", async () => {
    for (const bytes of [
      Buffer.from("PK\u0003\u0004garbage"),
      Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x80]),
      zipSync({ "a.txt": new Uint8Array(3) }),
    ]) {
      const { status } = await importItems(file("list.xlsx", bytes));
      expect(status).toBe(422);
    }
    const draft = await town.db
      .selectFrom("request_drafts")
      .select("body")
      .where("id", "=", town.drafts.own)
      .executeTakeFirstOrThrow();
    const { packages } = draft.body as unknown as { packages: { items: unknown[] }[] };
    expect(packages.flatMap(({ items }) => items)).toEqual([]);
  });
});

it("the server wrote down no bug, and still serves", async () => {
  expect(bugsIn(app.output())).toEqual([]);
  expect((await own.get("/requests")).status).toBe(200);
});

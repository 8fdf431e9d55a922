import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "~db/project";
import { checkTexts } from "../../support/i18n-check";
import { missingPlatforms } from "../../support/lock-check";
import { checkSizes } from "../../support/size-check";

/** A throw-away project with these files; every test below plants one fault in it. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "qzx-checkers-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

describe("the one-way rule", () => {
  const tsconfig = JSON.stringify({
    compilerOptions: {
      module: "ESNext",
      moduleResolution: "Bundler",
      paths: { "~/*": ["./app/*"], "~db/*": ["./db/*"] },
    },
  });
  const cruise = (files: Record<string, string>) => {
    const root = project({
      "tsconfig.json": tsconfig,
      "db/connection.ts": "export const pool = 1;",
      ...files,
    });
    const args = [
      "--config",
      join(projectRoot, "tests/architecture.cjs"),
      "--output-type",
      "err",
      "app",
      "db",
    ];
    return spawnSync(join(projectRoot, "node_modules/.bin/depcruise"), args, { cwd: root, encoding: "utf8" })
      .stdout;
  };

  // Every rule's fault in one tree: a cruise takes a second.
  const faults: Record<string, Record<string, string>> = {
    "domain-knows-no-door": {
      "app/domain/a1.ts": 'import "~/routes/b1";',
      "app/routes/b1.ts": "export const b = 1;",
    },
    "browser-safe-stays-so": {
      "app/domain/a2.ts": 'import "./b2.server";',
      "app/domain/b2.server.ts": "export {};",
    },
    "effects-only-in-server-files": { "app/domain/a3.ts": 'import "~db/connection";' },
    "ui-is-pure": {
      "app/ui/a4.tsx": 'import "~/platform/b4.server";',
      "app/platform/b4.server.ts": "export {};",
    },
    "doors-stand-alone": { "app/routes/a5.ts": 'import "~/jobs/b5";', "app/jobs/b5.ts": "export {};" },
    "platform-opens-no-door": { "app/platform/a6.ts": 'import "~/jobs/b5";' },
    "migrations-stand-alone": { "db/migrations/0001_a.ts": 'import "../connection";' },
    "db-knows-no-app": { "db/a7.ts": 'import "~/domain/b7";', "app/domain/b7.ts": "export {};" },
    "no-cycles": { "app/domain/a8.ts": 'import "./b8";', "app/domain/b8.ts": 'import "./a8";' },
    "not-found": { "app/domain/a9.ts": 'import "./nowhere";' },
    "product-needs-no-tests": {
      "app/domain/a10.ts": 'import "../../tests/b10";',
      "tests/b10.ts": "export {};",
    },
  };
  const found = cruise(Object.assign({}, ...Object.values(faults)));

  it.each(Object.keys(faults))("%s is noticed", (rule) => {
    const [culprit] = Object.keys(faults[rule] ?? {});
    expect(found).toContain(`error ${rule}: ${culprit}`);
  });

  it("lets a door use the domain, and the domain the types of the database", () => {
    const files = {
      "app/routes/a.ts": 'import "~/domain/b.server"; import "~/domain/c";',
      "app/domain/b.server.ts": 'import { pool } from "~db/connection"; export const b = pool;',
      "app/domain/c.ts": 'import type { pool } from "~db/connection"; export type C = typeof pool;',
    };
    expect(cruise(files)).toContain("no dependency violations");
  });
});

describe("the texts", () => {
  const texts = (zh: object, en: object) =>
    checkTexts(
      project({
        "app/locales/zh-CN/orders.json": JSON.stringify(zh),
        "app/locales/en/orders.json": JSON.stringify(en),
      }),
    );

  it("must exist in both languages", () => {
    expect(texts({ a: { b: "甲", c: "乙" } }, { a: { b: "A" } })).toEqual(['en/orders.json lacks "a.c"']);
    expect(texts({}, { a: "A" })).toEqual(['zh-CN/orders.json lacks "a"']);
  });

  it("must not be empty and must name the same values", () => {
    expect(texts({ a: "  " }, { a: "A" })).toEqual(['orders.json "a" is empty']);
    expect(texts({ a: "{{name}} 您好" }, { a: "Hello" })).toEqual([
      'orders.json "a" has other placeholders in en',
    ]);
  });

  it("may count in English only", () => {
    expect(texts({ a: "{{count}} 项" }, { a_one: "one item", a_other: "{{count}} items" })).toEqual([]);
  });
});

describe("the budget of sizes", () => {
  it("names what is too long", () => {
    const long = `export function f() {\n${"  void 0;\n".repeat(80)}}\n`;
    const findings = checkSizes(project({ "app/domain/a.ts": long, "db/b.ts": "export {};\n".repeat(3) }));
    expect(findings.join()).toContain("95th percentile of functions: 82 lines");
  });
});

describe("the types of the tables", () => {
  it("are noticed when a column is missing", () => {
    const compile = (text: string) => {
      const root = project({ "a.ts": text });
      const options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
      ];
      return spawnSync(join(projectRoot, "node_modules/.bin/tsc"), [...options, join(root, "a.ts")], {
        encoding: "utf8",
      });
    };
    const schema = JSON.stringify(join(projectRoot, "db/schema"));
    const use = (column: string) =>
      `import type { DB } from ${schema};\nexport const used = (row: DB["settings"]) => row.${column};`;
    expect(compile(use("key")).status).toBe(0);
    expect(compile(use("keys")).stdout).toContain("Property 'keys' does not exist");
  }, 60_000);
});

describe("the lock file", () => {
  const parent = {
    version: "4.1.0",
    optionalDependencies: { "@x/build-linux-arm-musleabihf": "4.1.0", "@x/build-win32-x64": "4.1.0" },
  };

  it("must list the builds for other platforms", () => {
    const packages = {
      "": {},
      "node_modules/x": parent,
      "node_modules/@x/build-win32-x64": { version: "4.1.0" },
    };
    expect(missingPlatforms({ packages })).toEqual({
      "node_modules/@x/build-linux-arm-musleabihf": {
        version: "4.1.0",
        cpu: ["arm"],
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
    });
  });
});

describe("the one way to run everything", () => {
  it("is a shell script that bash accepts", () => {
    execFileSync("bash", ["-n", join(projectRoot, ".ci/run")]);
  });
});

const DOORS = "^app/(routes|realtime|jobs)/";
const BROWSER_SAFE = "(?<!\\.server)\\.tsx?$";

/** Files of ours that only a checkout with all packages runs. */
const DEVELOPMENT = "^db/(codegen|dev)\\.ts$|^db/demo|^db/reference/build/|^app/entry\\.node\\.ts$";

/** A rule in one line: `from` may not reach `to`; the comment is what a person reads when it does. */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: typeof from === "string" ? { path: from } : from,
  to: typeof to === "string" ? { path: to } : to,
});
const npm = (names) => `(^|/)node_modules/(${names})(/|$)`;

/** The one-way rule: routes | realtime | jobs → domain → db; doors may use platform. */
module.exports = {
  forbidden: [
    forbid(
      "no-cycles",
      "Two files that need each other are one file, or hide a third.",
      {},
      { circular: true },
    ),
    forbid("not-found", "The import leads nowhere.", {}, { couldNotResolve: true }),
    forbid(
      "domain-knows-no-door",
      "The marketplace knows no HTTP, socket, clock or screen.",
      "^app/domain/",
      {
        path: "^app/(routes|realtime|jobs|platform|ui|root|entry)",
      },
    ),
    forbid("domain-knows-no-framework", "The domain is plain TypeScript.", "^app/domain/", {
      path: npm("react|react-dom|@remix-run|socket\\.io|express|lucia|graphile-worker"),
    }),
    forbid(
      "effects-only-in-server-files",
      "Kysely and pg are used in *.server.ts only; types of rows may be named elsewhere.",
      { path: "^app/domain/", pathNot: "\\.server\\.ts$" },
      { path: `${npm("kysely|pg")}|^db/`, dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "browser-safe-stays-so",
      "A file without .server may reach the browser: it imports no server file.",
      { path: `^app/(domain|ui|locales)/.*${BROWSER_SAFE}` },
      { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    ),
    forbid("ui-is-pure", "Components take props: no route, platform or database behind them.", "^app/ui/", {
      path: `^app/(routes|realtime|jobs|platform|root|entry)|^db/|${npm("kysely|pg")}`,
    }),
    forbid("doors-hold-no-sql", "Queries live in app/domain/*/*.queries.server.ts.", DOORS, npm("kysely|pg")),
    forbid(
      "doors-stand-alone",
      "Doors do not open onto each other; the socket's contract and its end in the browser are shared.",
      { path: "^app/(routes|realtime|jobs)/" },
      { path: DOORS, pathNot: ["^app/$1/", "^app/realtime/(contract\\.ts$|client/)"] },
    ),
    forbid("platform-opens-no-door", "Platform serves the doors.", "^app/platform/", DOORS),
    forbid(
      "one-file-knows-lucia",
      "Lucia is frozen upstream: one file may know it.",
      { path: "^(app|db)/", pathNot: "^app/platform/session(-adapter)?\\.server\\.ts$" },
      npm("lucia"),
    ),
    forbid(
      "migrations-stand-alone",
      "Migrations are frozen in time: they import nothing of ours.",
      "^db/migrations/",
      {
        path: "^(app|db|tests)/",
      },
    ),
    forbid(
      "db-knows-no-app",
      "The database layer serves the domain; seeds use the domain's own commands.",
      { path: "^db/", pathNot: "^db/(seeds|demo|reference)/|^db/(dev|demo|audit-verify|logs-purge)\\.ts$" },
      "^app/",
    ),
    forbid("product-needs-no-tests", "What ships does not lean on tests.", "^(app|db)/", "^tests/"),
    forbid(
      "product-needs-no-development-packages",
      "npm ci --omit=dev must leave a product that starts and migrates.",
      { path: "^(app|db)/", pathNot: DEVELOPMENT },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    // A function of ours that happens to be called `require` imports nothing.
    moduleSystems: ["es6"],
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.data)/|\\.json$|\\.css$|^virtual:" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

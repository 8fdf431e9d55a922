import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const here = (folder) => fileURLToPath(new URL(folder, import.meta.url));

/**
 * In the browser a page reads its own language only, by a reader a fortieth of the library's size: a namespace loads
 * the file of the document's language instead of both. Changing the language is a whole page load.
 */
const oneLanguage = {
  name: "one-language",
  apply: "build",
  transform(code, id, options) {
    if (options?.ssr || !/\/app\/locales\/[a-z]+\.ts$/.test(id)) return null;
    if (id.endsWith("/texts.ts")) return { code: code.replace('"i18next"', '"./reader"'), map: null };
    if (!code.includes("./zh-CN/")) return null;
    const [, file] = /"\.\/zh-CN\/([\w-]+\.json)"/.exec(code) ?? [];
    const load = (language) => `import("./${language}/${file}")`;
    const chosen = `(await (document.documentElement.lang === "en" ? ${load("en")} : ${load("zh-CN")})).default`;
    const rest = code.replace(/^import \w+ from "\.\/(en|zh-CN)\/[\w-]+\.json";\n/gm, "");
    return { code: `const texts = ${chosen};\n${rest.replace("zh, en)", "texts, texts)")}`, map: null };
  },
};

/**
 * Schemas are parsed on the server only. What a page's script still imports from their files are lists of words, so in
 * the browser `z` describes nothing, and the library stays at home; parsing there would be a mistake, and throws.
 */
const noSchemas = {
  name: "no-schemas",
  apply: "build",
  enforce: "pre",
  resolveId: (id) => (id === NOTHING ? `\0${NOTHING}` : null),
  load: (id) => (id === `\0${NOTHING}` ? NO_SCHEMA : null),
  transform(code, id, options) {
    if (options?.ssr || !id.startsWith(here("./app")) || !code.includes('from "zod"')) return null;
    return { code: code.replace('import * as z from "zod"', `import { z } from "${NOTHING}"`), map: null };
  },
};
const NOTHING = "virtual:no-schemas";
const NO_SCHEMA = `export const z = new Proxy(() => z, {
  get(_, name) {
    if (/parse/i.test(String(name))) throw new Error("schemas are parsed on the server");
    return name === Symbol.toPrimitive ? () => "" : z;
  },
});`;

/**
 * Two chunks that every page with scripts takes: a hundred small ones compress worse, and cost a request each. What only
 * some pages need stays by itself.
 */
const FRAMEWORK =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//;
const KIT = [
  "/app/ui/(alert|button|card|checkbox|clock|clock-chip|columns|cx|data-table|date-time|description-list|dialog|disclosure|empty-state|error-page|field|field-message|file-input|form-errors|format|icon|nonce)\\.tsx?$",
  "/app/ui/(page-header|page-title|radio-group|select|status-pill|table-cells|text-area|text-input|text-link|tone|visually-hidden)\\.tsx?$",
  "/app/ui/shell/|/app/root\\.tsx$|/app/routes/_desk/|/app/locales/(texts|reader|common|frame)\\.ts$",
  "/lucide-react/dist/esm/(createLucideIcon|defaultAttributes|shared/|Icon\\.|context)",
].map((each) => new RegExp(each));
const manualChunks = (id) => {
  if (FRAMEWORK.test(id)) return "framework";
  return KIT.some((part) => part.test(id)) ? "kit" : undefined;
};

/**
 * Packages that the server's build takes in instead of leaving them in node_modules. Read from there, Node also reads and
 * keeps React's development half, every language of zod and every dialect of kysely: a fifth of a second at each start,
 * and memory that is never used. All that use React are listed: there must be one copy of it.
 */
const TAKEN_IN = [
  ...["react", "react-dom", "react-router", "react-router-dom", "@remix-run/react", "turbo-stream"],
  ...["@tanstack/react-virtual", "@tanstack/virtual-core", "lucide-react", "kysely", "zod", "zod-openapi"],
];

/** V8 keeps the whole source in two bytes a character as soon as one is not Latin; escaped, it takes half. */
const plainLetters = {
  name: "plain-letters",
  apply: "build",
  // at the very end: what prints the chunks writes the letters as they are
  generateBundle(_, files) {
    const half = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    const escaped = (letter) => letter.split("").map(half).join("");
    // whole letters: of a pair after a backslash the second half alone would be broken
    for (const file of Object.values(files)) file.code = file.code?.replace(/(?<!\\)[^\0-\x7f]/gu, escaped);
  },
};

const serverBuild = {
  define: { "process.env.NODE_ENV": '"production"' },
  ssr: { noExternal: TAKEN_IN },
};

/** The one configuration of Remix, Vite and Vitest. */
export default defineConfig(async ({ isSsrBuild }) => ({
  resolve: { alias: { "~db": here("./db"), "~": here("./app") } },
  ...(isSsrBuild ? serverBuild : {}),
  plugins: process.env.VITEST
    ? []
    : [
        oneLanguage,
        noSchemas,
        tailwindcss(),
        ...(isSsrBuild ? [plainLetters] : []),
        remix({
          serverModuleFormat: "esm",
          future: {
            v3_fetcherPersist: true,
            v3_lazyRouteDiscovery: true,
            v3_relativeSplatPath: true,
            v3_routeConfig: true,
            v3_singleFetch: true,
            v3_throwAbortReason: true,
          },
        }),
      ],
  optimizeDeps: {
    // found before the first page is served: found later, they would bring a second React into an open page
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/**/*.tsx"],
    // native modules: pre-bundling them stops the development server on a wasm variant
    exclude: ["@node-rs/argon2", "@node-rs/jieba"],
  },
  build: {
    target: "es2022",
    cssMinify: true,
    // 4 % smaller than what esbuild leaves: the budget of a first visit needs it
    minify: isSsrBuild ? false : "terser",
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
    assetsInlineLimit: 0,
    rollupOptions: {
      // a schema that no page parses is left out of its script; on the server z also keeps the messages' codes
      ...(isSsrBuild ? {} : { treeshake: { manualPureFunctions: ["z", "text"] } }),
      output: isSsrBuild ? {} : { manualChunks },
    },
  },
  // texts are read by key: one string each file, smaller than an export a key
  json: { namedExports: false, stringify: true },
  ...(process.env.VITEST ? { test: (await import("./tests/vitest")).testConfig } : {}),
}));

import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const here = (folder) => fileURLToPath(new URL(folder, import.meta.url));

/** The one configuration of Remix, Vite and Vitest. */
export default defineConfig(async () => ({
  resolve: { alias: { "~db": here("./db"), "~": here("./app") } },
  plugins: process.env.VITEST
    ? []
    : [
        tailwindcss(),
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
  // native modules: pre-bundling them stops the development server on a wasm variant
  optimizeDeps: { exclude: ["@node-rs/argon2", "@node-rs/jieba"] },
  build: { target: "es2022", cssMinify: true, assetsInlineLimit: 0 },
  ...(process.env.VITEST ? { test: (await import("./tests/vitest")).testConfig } : {}),
}));

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// `vite` alone serves the pages while they are written; what they ask goes to a desk that runs beside it.
export default defineConfig({
  plugins: [svelte()],
  build: { outDir: "../static", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  server: { proxy: { "/api": process.env.DESK ?? "http://127.0.0.1:8470" } },
});

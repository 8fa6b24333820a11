import { defineConfig } from "vite";

/** The page and the script for other sites → dist/web. Nothing inline: the server's CSP forbids it. */
// biome-ignore lint/style/noDefaultExport: the form that Vite reads
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: ["es2020", "chrome87", "firefox78", "safari14"],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { chat: "web/index.html", embed: "web/embed.ts" },
      output: {
        // Other sites name this one in a script tag, so its name stays the same.
        entryFileNames: ({ name }) => (name === "embed" ? "embed.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});

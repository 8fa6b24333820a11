import { defineConfig } from "vitest/config";

/** The built page in a real browser: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/support/built-page.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "product",
          // Modules are loaded once a worker, not once a file: a third of the time otherwise.
          isolate: false,
          maxWorkers: 2,
          include: [
            "{packages,apps}/*/src/**/*.test.{ts,tsx}",
            "test/*.test.ts",
            "test/process/*.test.ts",
          ],
          setupFiles: ["test/property-seed.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // Each file has a server and a browser of its own; two keep two cores busy.
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000, interval: 100 } },
        },
      },
    ],
  },
})

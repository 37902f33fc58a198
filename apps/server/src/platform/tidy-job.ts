import type { Job } from "./jobs.ts"

/** Keeps the embedded database small and its plans good, at night. Safe to run twice. */
export const tidyDatabase: Job = {
  name: "platform.tidy-database",
  schedule: { everyMinutes: 24 * 60, from: "02:30", until: "02:30" },
  async run({ db }) {
    await db.tidy?.()
  },
}

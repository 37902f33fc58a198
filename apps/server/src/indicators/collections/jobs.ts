import type { Job } from "../../platform/jobs.ts"
import { remind } from "./service/remind-service.ts"

/** Reminds reporters by mail, in working hours. Safe to run twice: no reminder is sent twice. */
export const remindReporters: Job = {
  name: "collections.remind-reporters",
  schedule: { everyMinutes: 30, from: "07:00", until: "19:00" },
  async run(ctx, signal) {
    if (ctx.settings.smtpUrl === null) return
    const { sent, failed } = await remind(ctx, signal)
    if (sent + failed > 0) ctx.log.info({ sent, failed }, "reminders")
  },
}

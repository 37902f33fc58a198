import type { Job } from "../../platform/jobs.ts"
import { remindOfRounds } from "./service-remind.ts"

/** Reminds agencies, verifiers and councils by mail, in working hours. Safe to run twice. */
export const remindRounds: Job = {
  name: "assessment.remind-rounds",
  schedule: { everyMinutes: 30, from: "07:00", until: "19:00" },
  async run(ctx, signal) {
    if (ctx.settings.smtpUrl === null) return
    const { sent, failed } = await remindOfRounds(ctx, signal)
    if (sent + failed > 0) ctx.log.info({ sent, failed }, "reminders of rounds")
  },
}

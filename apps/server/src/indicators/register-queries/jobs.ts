import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Registers } from "../../platform/register-query.ts"
import { refreshRegisters } from "./service/refresh-service.ts"

/** How often it is looked whether a new Vietnamese day has begun. */
const LOOK_EVERY_MS = 60_000

/**
 * Counts registers when the server begins to listen and once a Vietnamese day has begun, until it
 * closes. A failure is told in the log, and is tried again on the next day.
 */
export function keepRegistersCounted(http: Http, ctx: Context, registers: Registers): void {
  let counted = ""
  let under: Promise<void> = Promise.resolve()
  const stopping = new AbortController()
  const look = () => {
    const today = dayInVietnam(ctx.now())
    if (today === counted) return
    counted = today
    under = under.then(() => count(ctx, registers, stopping.signal))
  }
  let timer: NodeJS.Timeout | undefined
  http.addHook("onListen", () => {
    look()
    timer = setInterval(look, LOOK_EVERY_MS).unref()
  })
  http.addHook("onClose", async () => {
    clearInterval(timer)
    stopping.abort()
    await under
  })
}

async function count(ctx: Context, registers: Registers, signal: AbortSignal): Promise<void> {
  try {
    const done = await refreshRegisters(ctx, registers, { signal })
    const changed = done.reduce((sum, one) => sum + one.added + one.changed, 0)
    if (changed > 0) ctx.log.info({ changed }, "figures counted from registers")
  } catch (error) {
    if (signal.aborted) return
    ctx.log.error({ error: String(error) }, "registers not counted")
  }
}

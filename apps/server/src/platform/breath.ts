import { setImmediate } from "node:timers/promises"

/** How long work may hold the thread, in milliseconds: the others wait no longer than this. */
const HELD = 15

/**
 * For long work on the thread that answers requests: `for (…) if (breath.due()) await breath.take()`.
 */
export function breathing(): { due(): boolean; take(): Promise<void> } {
  let since = performance.now()
  return {
    due: () => performance.now() - since > HELD,
    async take() {
      await setImmediate()
      since = performance.now()
    },
  }
}

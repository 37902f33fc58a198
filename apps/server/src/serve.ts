import { flushCompileCache } from "node:module"
import type { AddressInfo } from "node:net"
import { remindRounds } from "./assessment/index.ts"
import { startCoverageRuns } from "./coverage/index.ts"
import { remindReporters } from "./indicators/index.ts"
import { openControl, type Output } from "./platform/control.ts"
import type { Context } from "./platform/context.ts"
import { setupLine } from "./platform/identity/index.ts"
import { startJobs } from "./platform/jobs.ts"
import { tidyDatabase } from "./platform/tidy-job.ts"
import type { Log } from "./platform/log.ts"
import { Refusal } from "./platform/problem.ts"
import type { Settings } from "./platform/settings.ts"
import { openProduct } from "./product.ts"
import { runProgram } from "./program.ts"
import { buildServer } from "./server.ts"

const portTaken = { code: "cong-dang-dung", status: 500, title: "Cổng mạng đang được dùng" }
/** How long a stop waits for requests under way, in milliseconds. */
const PATIENCE = 10_000

/** Serves until it is asked to stop. Prints `ready http://HOST:PORT` when it can answer. */
export async function serve(settings: Settings, now: () => Date, log: Log, output: Output) {
  const stopAsked = stopSignal()
  const product = await openProduct(settings, now, log)
  try {
    const http = await buildServer(product.ctx)
    const closeControl =
      settings.databaseUrl === null
        ? await openControl(settings.dataDir, (order, to) => inside(product.ctx, order, to))
        : async () => undefined
    try {
      const address = await listen(http, settings)
      const setup = await setupLine(product.ctx, address)
      if (setup !== null) output.out(setup)
      output.out(`ready ${address}`)
      flushCompileCache()
      const stopJobs = startJobs(product.ctx, [remindReporters, remindRounds, tidyDatabase])
      const stopRuns = startCoverageRuns(product.ctx)
      log.info({ signal: await stopAsked }, "stopping")
      await atMost(Promise.all([stopJobs(), stopRuns()]))
    } finally {
      await closeControl()
      await atMost(http.close())
    }
  } finally {
    await product.close()
  }
}

/** Waits for work to end, but not for ever. */
const atMost = (work: Promise<unknown>) =>
  Promise.race([work, new Promise((done) => setTimeout(done, PATIENCE).unref())])

/** A command from the command line, run in this process. */
function inside(ctx: Context, order: { argv: string[]; cwd: string }, output: Output) {
  return runProgram(order.argv, order.cwd, () => Promise.resolve(ctx), output).catch(
    (error: unknown) => {
      ctx.log.error({ stack: error instanceof Error ? error.stack : String(error) }, "bug")
      output.note("Lệnh gặp lỗi trong máy chủ đang chạy; xem nhật ký của máy chủ.")
      return 70
    },
  )
}

async function listen(http: Awaited<ReturnType<typeof buildServer>>, settings: Settings) {
  try {
    await http.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error
    throw new Refusal(portTaken, `Cổng ${settings.port} đang được dùng; đặt PORT sang số khác.`)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- we listen on a port, not a pipe
  const { port } = http.server.address() as AddressInfo
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host
  return `http://${host}:${port}`
}

/** The first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve(signal)
      })
    }
  })
}

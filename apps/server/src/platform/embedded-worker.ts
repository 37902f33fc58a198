/**
 * The embedded PostgreSQL in its own thread: a query blocks the thread it runs on,
 * so it must not be the one that answers HTTP.
 */
import { PGlite } from "@electric-sql/pglite"
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist"
import { parentPort, workerData } from "node:worker_threads"
import type { WorkerRequest } from "./embedded-protocol.ts"

const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- embedded.ts starts us with this
const { dataDir, template } = workerData as { dataDir: string | null; template: Uint8Array | null }
const port = parentPort
if (port === null) throw new Error("embedded-worker.ts runs as a worker thread")

const pg = await PGlite.create({
  dataDir: dataDir === null ? "memory://" : dataDir,
  extensions: { btree_gist },
  ...(template === null ? {} : { loadDataDir: new Blob([new Uint8Array(template)]) }),
  parsers: {
    [DATE]: (text: string) => text,
    [TIMESTAMPTZ]: (text: string) => new Date(text).toISOString(),
    [INT8]: (text: string) => Number(text),
  },
})
await pg.exec("set timezone = 'UTC'")
port.postMessage({ ready: true })

async function answer(request: WorkerRequest): Promise<unknown> {
  switch (request.kind) {
    case "query": {
      const result = await pg.query<Record<string, unknown>>(request.text, [...request.values])
      return { rows: result.rows, changed: result.affectedRows ?? 0 }
    }
    case "exec":
      await pg.exec(request.text)
      return null
    case "listen":
      await pg.listen(request.channel, (payload) =>
        port?.postMessage({ heard: request.channel, payload }),
      )
      return null
    case "dump":
      return new Uint8Array(await (await pg.dumpDataDir("gzip")).arrayBuffer())
    case "close":
      await pg.close()
      return null
  }
}

port.on("message", (request: WorkerRequest) => {
  answer(request).then(
    (value) => port.postMessage({ id: request.id, value }),
    (error: unknown) => port.postMessage({ id: request.id, error: describe(error) }),
  )
})

function describe(error: unknown) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a failure of PostgreSQL or of JavaScript
  const { message, code, detail, constraint } = error as Record<string, unknown>
  return { message: String(message), code, detail, constraint }
}

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Context } from "../../../platform/context.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { measurementRoutes } from "../routes/index.ts"

type Headers = Record<string, string>

const BOUNDARY = "----tinhso"

/** A server of measurements with people of Quảng Ninh, and a data directory of its own. */
export async function openMeasurements(): Promise<{
  readonly ctx: Context
  readonly http: Http
  readonly editor: Headers
  readonly reader: Headers
  readonly stranger: Headers
  /** Sends a file with what is said of it. */
  readonly send: ReturnType<typeof sender>
  close(): Promise<void>
}> {
  const db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-measured-"))
  const { settings } = testContext(db)
  const ctx = testContext(db, { settings: { ...settings, dataDir } })
  await loadShippedUnits(ctx)
  const http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) => isWithin(db, unit, above, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await measurementRoutes(http, ctx, identity.gate)
  await http.ready()
  const editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  return {
    ctx,
    http,
    editor,
    reader: await signedIn(http, ctx, { role: "reader", unit: "22" }),
    stranger: await signedIn(http, ctx, { role: "editor", unit: "24.2025" }),
    send: sender(http, editor),
    async close() {
      await http.close()
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

interface Sending {
  readonly commit?: boolean
  readonly headers?: Headers
  readonly name?: string
}

function form(text: string, name: string, fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join("")}--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${BOUNDARY}--\r\n`
}

/** A new campaign of Quảng Ninh of which only the least is said. */
export const campaign = (more: object = {}) => ({
  name: "Đo kiểm tháng 3",
  kind: "drive",
  unit: "22",
  by: "Trung tâm kỹ thuật",
  device: null,
  antennaHeight: null,
  place: "outdoor",
  correction: null,
  correctionBasis: null,
  noiseFloor: null,
  source: "Biên bản 12/BB",
  ...more,
})

const sender =
  (http: Http, editor: Headers) =>
  (text: string, target: object, more: Sending = {}) => {
    const { commit = false, headers = editor, name = "do.csv" } = more
    const fields = { options: JSON.stringify(target), commit: String(commit) }
    return http.inject({
      method: "POST",
      url: "/api/v1/imports/measurements",
      headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
      payload: Buffer.from(form(text, name, fields)),
    })
  }

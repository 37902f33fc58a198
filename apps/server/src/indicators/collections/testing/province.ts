import type { InjectOptions } from "fastify"
import { evidenceRoutes } from "../../../evidence/index.ts"
import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import type { Role } from "../../../platform/identity/model.ts"
import { beginSession } from "../../../platform/identity/service/session.ts"
import { sessionCookie } from "../../../platform/identity/session-cookie.ts"
import { isWithin, loadShippedUnits, organisationRoutes } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { indicatorsRoutes, loadShippedFigures } from "../../index.ts"
import type { CollectionDetail } from "../model/collection.ts"
import type { CellEntry } from "../model/form.ts"

type Answer = Awaited<ReturnType<Http["inject"]>>

/** Somebody signed in, who asks over HTTP. */
export interface Person {
  get(path: string): Promise<Answer>
  send(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object): Promise<Answer>
  /** A form with a file. */
  upload(path: string, file: Buffer, name: string, fields?: Record<string, string>): Promise<Answer>
}

/** Three wards of Quảng Ninh of today. */
export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"
export const VIET_HUNG = "06661.2025"

/** Quảng Ninh with its wards, a clock that tests move, and people who sign in. */
export class Province {
  readonly db: Database
  readonly ctx: Context
  readonly http: Http
  readonly #clock: { now: Date }
  #made = 0

  private constructor(db: Database, ctx: Context, http: Http, clock: { now: Date }) {
    this.db = db
    this.ctx = ctx
    this.http = http
    this.#clock = clock
  }

  static async open(more: Partial<Context> = {}): Promise<Province> {
    const db = await openTestDatabase()
    const clock = { now: new Date("2026-10-01T09:00:00+07:00") }
    const ctx = testContext(db, { now: () => clock.now, ...more })
    await loadShippedUnits(ctx)
    await loadShippedFigures(ctx)
    const http = await createHttp(ctx)
    const { gate, ...identity } = openIdentity(ctx, {
      within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-10-01"),
    })
    identityRoutes(http, ctx, { gate, ...identity })
    await organisationRoutes(http, ctx, gate)
    await evidenceRoutes(http, ctx, gate)
    await indicatorsRoutes(http, ctx, gate)
    await http.ready()
    return new Province(db, ctx, http, clock)
  }

  async close(): Promise<void> {
    await this.http.close()
    await this.db.close()
  }

  /** An instant in Vietnam, "2026-10-05T17:00:01". */
  at(local: string): void {
    this.#clock.now = new Date(`${local}+07:00`)
  }

  /** Somebody new with a role, who signs in again whenever time has moved on. */
  async person(role: Role, unit: string): Promise<Person> {
    let headers = await signedIn(this.http, this.ctx, { role, unit })
    let since = this.ctx.now()
    const me = await this.http.inject({ url: "/api/v1/identity/me", headers })
    const { id } = me.json<{ user: { id: string } }>().user
    const ask = async (options: InjectOptions) => {
      if (this.ctx.now() !== since) {
        since = this.ctx.now()
        headers = { ...headers, cookie: await this.#signIn(id) }
      }
      return this.http.inject({ ...options, headers: { ...headers, ...options.headers } })
    }
    return {
      get: (path) => ask({ url: `/api/v1${path}` }),
      send: (method, path, body) =>
        ask({ method, url: `/api/v1${path}`, ...(body === undefined ? {} : { payload: body }) }),
      upload: (path, file, name, fields = {}) => {
        const { payload, type } = formOf(file, name, fields)
        const url = `/api/v1${path}`
        return ask({ method: "POST", url, payload, headers: { "content-type": type } })
      },
    }
  }

  async #signIn(account: string): Promise<string> {
    const caller = { address: "127.0.0.1", client: "test", token: null }
    const at = this.ctx.now()
    const token = await this.db.transaction((tx) => beginSession(tx, account, caller, at))
    return sessionCookie(this.ctx.settings, token).split(";")[0] ?? ""
  }

  /**
   * An open collection of households, fibre and base stations for three wards, due on 5 October at
   * 17:00; each of a period of its own, so that none asks what another one asks.
   */
  async collection(administrator: Person, more: object = {}): Promise<string> {
    const period = PERIODS[this.#made++]
    if (period === undefined) throw new Error("no period is left")
    const asked = { ...HOUSEHOLDS, period, ...more }
    const made = await administrator.send("POST", "/collections", asked)
    if (made.statusCode !== 201) throw new Error(made.body)
    const { id } = made.json<CollectionDetail>()
    const opened = await administrator.send("POST", `/collections/${id}/open`, {})
    if (opened.statusCode !== 200) throw new Error(opened.body)
    return id
  }
}

/** Days on which the wards of today were there, so far apart that none is the one before another. */
const PERIODS = [
  "2026-Q3",
  ...Array.from({ length: 80 }, (_, i) =>
    new Date(Date.UTC(2025, 6, 5 + 5 * i)).toISOString().slice(0, 10),
  ),
]

/** What the collections of these tests ask. */
export const HOUSEHOLDS = {
  title: "Hộ gia đình và trạm BTS quý III/2026",
  scope: "22",
  period: "2026-Q3",
  units: { kind: "list", units: [HA_TU, CAO_XANH, VIET_HUNG] },
  measures: [
    { measure: "tổng_hộ", cuts: [""], required: true, guidance: "" },
    { measure: "hộ_có_cáp_quang", cuts: [""], required: true, guidance: "" },
    {
      measure: "trạm_bts",
      cuts: ["", "technology=2G", "technology=3G", "technology=4G", "technology=5G"],
      required: true,
      guidance: "",
    },
  ],
  opensOn: "2026-10-01",
  due: "2026-10-05T17:00:00+07:00",
}

/** Values that break no rule. */
export const GOOD: CellEntry[] = [
  { measure: "tổng_hộ", value: 4120, written: "4.120", place: "dán ô B1" },
  { measure: "hộ_có_cáp_quang", value: 3900 },
  { measure: "trạm_bts", value: 10 },
  { measure: "trạm_bts", cut: "technology=2G", value: 1 },
  { measure: "trạm_bts", cut: "technology=3G", value: 2 },
  { measure: "trạm_bts", cut: "technology=4G", value: 6 },
  { measure: "trạm_bts", cut: "technology=5G", value: 1 },
]

function formOf(file: Buffer, name: string, fields: Record<string, string>) {
  const boundary = "tinhso-test-boundary"
  const part = (head: string) => Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`, "utf8")
  const pieces = Object.entries(fields).flatMap(([key, value]) => [
    part(`Content-Disposition: form-data; name="${key}"`),
    Buffer.from(`${value}\r\n`, "utf8"),
  ])
  const payload = Buffer.concat([
    ...pieces,
    part(
      `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`, "utf8"),
  ])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}

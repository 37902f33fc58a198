import { Type } from "typebox"
import { openTestDatabase, TEST_NOW, testContext } from "../../../testing/database.ts"
import { type AuditEntry, listAudit } from "../../audit.ts"
import type { Context } from "../../context.ts"
import type { Database } from "../../database.ts"
import { createHttp, type Http } from "../../http.ts"
import { settingsFrom } from "../../settings.ts"
import { rawSql, sql } from "../../sql.ts"
import { type Identity, identityRoutes, openIdentity, setupLine } from "../index.ts"
import type { OneTimeLink, Role } from "../model.ts"
import { hashPassword } from "../password-hash.ts"
import { newId } from "../secret.ts"
import { beginSession } from "../service/session.ts"
import { sessionCookie } from "../session-cookie.ts"
import { insertAccount } from "../store/accounts.ts"
import { insertGrant } from "../store/grants.ts"

/** A password that every rule accepts. */
export const PASSWORD = "con mèo ngồi trên mái nhà"
const UNITS = new Set(["VN", "22", "22.A", "24"])

/** VN > 22 > 22.A and VN > 24. */
async function within(unit: string, ancestor: string): Promise<boolean> {
  if (!UNITS.has(unit)) return false
  return ancestor === "VN" || unit === ancestor || unit.startsWith(`${ancestor}.`)
}

type Method = "GET" | "POST" | "PATCH" | "DELETE"

/** Keeps cookies and says where a request comes from, as a browser on our own pages does. */
export class Browser {
  cookie: string | null = null
  readonly http: Http
  readonly address: string

  constructor(http: Http, address: string) {
    this.http = http
    this.address = address
  }

  async send(method: Method, path: string, body?: object, more: Record<string, string> = {}) {
    const response = await this.http.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.address,
      headers: {
        "sec-fetch-site": "same-origin",
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...more,
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const set = response.headers["set-cookie"]
    if (typeof set === "string") this.cookie = set.split(";")[0] ?? null
    return response
  }

  get = (path: string) => this.send("GET", path)
  post = (path: string, body?: object) => this.send("POST", path, body)
  patch = (path: string, body: object) => this.send("PATCH", path, body)
  delete = (path: string) => this.send("DELETE", path)
  signIn = (email: string, password = PASSWORD, code?: string) =>
    this.post("/identity/sign-in", { email, password, ...(code === undefined ? {} : { code }) })
}

type Answer = Awaited<ReturnType<Browser["send"]>>

/** A server with accounts, a clock that tests move, and a few units. */
export class House {
  readonly ctx: Context
  readonly db: Database
  readonly http: Http
  readonly identity: Identity
  now: Date = TEST_NOW
  private hash: Promise<string> | null = null
  private addresses = 0

  private constructor(db: Database, ctx: Context, http: Http, identity: Identity) {
    this.db = db
    this.ctx = ctx
    this.http = http
    this.identity = identity
  }

  static async open(env: Record<string, string> = {}): Promise<House> {
    const db = await openTestDatabase()
    const clock: { house: House | null } = { house: null }
    const settings = settingsFrom({ TINHSO_DATA: "/nowhere", ...env }, "/")
    const ctx = testContext(db, { now: () => clock.house?.now ?? TEST_NOW, settings })
    const http = await createHttp(ctx)
    const identity = openIdentity(ctx, { within })
    identityRoutes(http, ctx, identity)
    await http.ready()
    clock.house = new House(db, ctx, http, identity)
    return clock.house
  }

  async close(): Promise<void> {
    await this.http.close()
    await this.db.close()
  }

  /** No accounts again, and the first moment. */
  async empty(): Promise<void> {
    await this.db.transaction((tx) =>
      tx.script("truncate identity.account, identity.one_time_link cascade"),
    )
    this.now = TEST_NOW
  }

  /** The single column of a query, whatever it is. */
  column(text: string): Promise<unknown[]> {
    return this.db.column(Type.Unknown(), rawSql(text))
  }

  later(span: { minutes?: number; hours?: number; days?: number }): void {
    const { minutes = 0, hours = 0, days = 0 } = span
    this.now = new Date(this.now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
  }

  /** A browser at an address of its own. */
  browser(address = `192.0.2.${++this.addresses}`): Browser {
    return new Browser(this.http, address)
  }

  async setupToken(): Promise<string> {
    return tokenIn((await setupLine(this.ctx, "http://127.0.0.1:8080")) ?? "")
  }

  /** An account with `PASSWORD` and one role, put into the tables. */
  async person(email: string, role: Role, unitId: string): Promise<string> {
    this.hash ??= hashPassword(PASSWORD)
    const [password, id, at] = [await this.hash, newId(), this.now]
    await this.db.transaction(async (tx) => {
      await insertAccount(tx, { id, email, name: "Người thử", password, at })
      const [grantedAt, grantedBy] = [at.toISOString(), "system"]
      await insertGrant(tx, { id: newId(), accountId: id, role, unitId, grantedAt, grantedBy })
    })
    return id
  }

  /** Someone new with a role, signed in. */
  async signedIn(email: string, role: Role, unitId: string): Promise<Browser> {
    const id = await this.person(email, role, unitId)
    const browser = this.browser()
    const caller = { address: browser.address, client: "test", token: null }
    const token = await this.db.transaction((tx) => beginSession(tx, id, caller, this.now))
    browser.cookie = sessionCookie(this.ctx.settings, token).split(";")[0] ?? null
    return browser
  }

  /** Every row of every table of accounts and of the log, as one text. */
  async everything(): Promise<string> {
    const tables = await this.db.column(
      Type.String(),
      sql`select schemaname || '.' || tablename from pg_tables
          where schemaname = 'identity' or tablename = 'audit_entry'`,
    )
    const texts = tables.map((table) =>
      this.db.column(
        Type.String(),
        rawSql(`select coalesce(jsonb_agg(t), '[]')::text from ${table} t`),
      ),
    )
    return (await Promise.all(texts)).flat().join("\n")
  }

  /** The newest entries of the log, newest first. */
  log(limit: number): Promise<AuditEntry[]> {
    return listAudit(this.db, null, limit)
  }
}

/** The token in a one-time address. */
export function tokenIn(address: string | OneTimeLink): string {
  const url = typeof address === "string" ? address : address.url
  return /[?&]token=([\w-]+)/.exec(url)?.[1] ?? ""
}

/** What a refusal says: its status and its code. */
export function refusalOf(response: Answer): [number, string] {
  const { type } = response.json<{ type: string }>()
  return [response.statusCode, type.replace("urn:tinhso:loi:", "")]
}

/** The statuses of several answers, smallest first. */
export function statusesOf(responses: readonly Answer[]): number[] {
  return responses.map((response) => response.statusCode).toSorted((a, b) => a - b)
}

import { createHttp, type Http } from "../../platform/http.ts"
import type { Context } from "../../platform/context.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import type { AgencySheet, Round, RoundDraft } from "../model.ts"
import { assessmentRoutes } from "../routes/index.ts"
import { figure, group, indexSet, row } from "./index-set.ts"

export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"
export const OPENS = "2026-10-01T00:00:00.000Z"
export const CLOSES = "2026-10-15T10:00:00.000Z"
const WORKING = "2026-10-10T02:00:00.000Z"

export type Headers = Readonly<Record<string, string>>
type Person = "administrator" | "clerk" | "lead" | "police" | "council" | "councillor" | "nobody"

/** Criteria of three kinds: judged with evidence, computed and confirmed, one that may not apply. */
export const INDEX = indexSet(
  [
    group("1", 30),
    row("1.1", { evidence: "required" }),
    row("1.2", {
      rule: "a / b * điểm_tối_đa",
      figures: [figure("a"), figure("b")],
      coVerifier: "Công an tỉnh",
    }),
    row("1.3", { notApplicable: "excluded" }),
  ],
  { maxPoints: 30 },
)

export const roundDraft = (id: string, more: Partial<RoundDraft> = {}): RoundDraft => ({
  id,
  title: "Đợt thử",
  kind: "quarterly",
  indexId: INDEX.id,
  lead: "22",
  council: "01",
  calendar: {
    dataStarts: "2026-07-01",
    dataEnds: "2026-09-30",
    selfOpens: OPENS,
    selfCloses: CLOSES,
    verifyCloses: "2026-10-25T10:00:00.000Z",
    appealCloses: "2026-10-30T10:00:00.000Z",
    publishFrom: "2026-11-01T00:00:00.000Z",
  },
  rules: { unverified: "block", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 },
  coVerifiers: { "Công an tỉnh": "24.2025" },
  previous: null,
  participants: [
    { unit: HA_TU, group: "communes" },
    { unit: CAO_XANH, group: "communes" },
  ],
  ...more,
})

/** A refusal as people read it. */
export interface Told {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: readonly string[]
}

type Method = "GET" | "POST" | "PUT" | "DELETE"

/** A server with an index, people in every role, and a clock that tests set. */
export class Stand {
  readonly ctx: Context
  private readonly http: Http
  private readonly people: ReadonlyMap<Person, Headers>
  now: Date

  private constructor(ctx: Context, http: Http, people: ReadonlyMap<Person, Headers>, now: Date) {
    this.ctx = ctx
    this.http = http
    this.people = people
    this.now = now
  }

  static async open(): Promise<Stand> {
    const db = await openTestDatabase()
    const clock: { stand: Stand | null } = { stand: null }
    const start = new Date(WORKING)
    // Sessions would end while the tests' weeks go by: accounts keep a clock of their own.
    const accounts = testContext(db, { now: () => start })
    const ctx = testContext(db, { now: () => clock.stand?.now ?? start })
    await loadShippedUnits(ctx)
    const http = await createHttp(ctx)
    const identity = openIdentity(accounts, {
      within: (unit, ancestor) => isWithin(db, unit, ancestor, "2026-10-10"),
    })
    identityRoutes(http, accounts, identity)
    await assessmentRoutes(http, ctx, identity.gate)
    await http.ready()
    const as = (role: "administrator" | "editor" | "verifier", unit: string) =>
      signedIn(http, accounts, { role, unit })
    const people = new Map<Person, Headers>([
      ["administrator", await as("administrator", "VN")],
      ["clerk", await as("editor", HA_TU)],
      ["lead", await as("verifier", "22")],
      ["police", await as("verifier", "24.2025")],
      ["council", await as("verifier", "01")],
      ["councillor", await as("verifier", "01")],
      ["nobody", {}],
    ])
    const stand = new Stand(ctx, http, people, start)
    clock.stand = stand
    await stand.ok("PUT", `/indices/${INDEX.id}`, "administrator", { seen: 0, index: INDEX })
    await stand.ok("POST", `/indices/${INDEX.id}/issue`, "administrator")
    return stand
  }

  async close(): Promise<void> {
    await this.http.close()
    await this.ctx.db.close()
  }

  async send(method: Method, path: string, person: Person, payload?: object) {
    return this.http.inject({
      method,
      url: `/api/v1/assessment${path}`,
      headers: this.people.get(person) ?? {},
      ...(payload === undefined ? {} : { payload }),
    })
  }

  async ok(...request: Parameters<Stand["send"]>) {
    const response = await this.send(...request)
    if (response.statusCode >= 300) throw new Error(`${request[1]}: ${response.body}`)
    return response
  }

  async refusal(...request: Parameters<Stand["send"]>): Promise<Told> {
    const response = await this.send(...request)
    const {
      type = "",
      detail = "",
      errors = [],
    } = response.json<{
      type?: string
      detail?: string
      errors?: { pointer: string; detail: string }[]
    }>()
    return {
      status: response.statusCode,
      code: type.replace("urn:tinhso:loi:", ""),
      detail,
      errors: errors.map((one) => one.detail),
    }
  }

  /** Opens a round; the path of its first agency. */
  async opened(id: string, more: Partial<RoundDraft> = {}): Promise<string> {
    this.now = new Date(WORKING)
    await this.ok("POST", "/rounds", "administrator", roundDraft(id, more))
    const round = (await this.ok("POST", `/rounds/${id}/open`, "administrator")).json<Round>()
    return `/rounds/${round.id}/agencies/${HA_TU}`
  }

  /** The same with a self-score handed in: 0, 3 of 4, and 2 points. */
  async handedIn(id: string, more: Partial<RoundDraft> = {}): Promise<string> {
    const path = await this.opened(id, more)
    const claims = [
      { criterion: "1.1", points: 0 },
      { criterion: "1.2", figures: { a: 3, b: 4 } },
      { criterion: "1.3", points: 2 },
    ]
    await this.ok("PUT", `${path}/claims`, "clerk", { claims })
    await this.ok("POST", `${path}/submission`, "clerk")
    return path
  }

  async sheet(path: string): Promise<AgencySheet> {
    return (await this.ok("GET", path, "lead")).json<AgencySheet>()
  }

  async criterion(path: string, code: string) {
    return (await this.sheet(path)).criteria.find((one) => one.code === code)
  }

  async seen(path: string, code: string): Promise<number> {
    return (await this.criterion(path, code))?.seen ?? 0
  }

  /** A verdict that agrees with the claims as they stand. */
  async agree(path: string, organisation: string, person: Person, codes: readonly string[]) {
    const judgements = []
    for (const criterion of codes) {
      judgements.push({ criterion, agrees: true, seen: await this.seen(path, criterion) })
    }
    await this.ok("POST", `${path}/verdicts`, person, { organisation, judgements })
  }
}

import type { BrowserContextOptions, Page } from "playwright-core"
import type { RoundCalendar, RoundDraft } from "../../../apps/server/src/assessment/model.ts"
import {
  figure,
  group,
  indexSet,
  row,
} from "../../../apps/server/src/assessment/testing/index-set.ts"
import type { OneTimeLink } from "../../../apps/server/src/platform/identity/model.ts"
import { openStage } from "../../../apps/server/src/stage.ts"
import { startBrowser } from "../harness.ts"
import { pageOf } from "../page-of.ts"
import { CAO_XANH, HA_TU, PASSWORD } from "./places.ts"

const LEAD = "24.2025"
const COUNCIL = "01"
/** The morning of the play; everything of a round happens in the hours after it. */
const MORNING = Date.parse("2026-10-01T01:00:00.000Z")

/** Criteria of three kinds: judged with evidence, computed, one that may not apply. */
const INDEX = indexSet(
  [
    group("1", 30, { name: "Hạ tầng số" }),
    row("1.1", { name: "Có tổ công nghệ số cộng đồng", evidence: "required" }),
    row("1.2", {
      name: "Tỷ lệ hồ sơ trực tuyến",
      rule: "a / b * điểm_tối_đa",
      figures: [
        { ...figure("a"), label: "Hồ sơ trực tuyến" },
        { ...figure("b"), label: "Tổng hồ sơ" },
      ],
    }),
    row("1.3", { name: "Phủ sóng vùng biển", notApplicable: "excluded" }),
  ],
  { id: "thu-xa", maxPoints: 30 },
)

type Person = "administrator" | "clerk" | "colleague" | "lead"
type Method = "GET" | "POST" | "PUT"

/** A whole product with its browser, people in the roles of scoring, and a clock that the test sets. */
export interface ScoringStage {
  /** The clock stands so many hours (and seconds) after the morning. */
  at(hours: number, seconds?: number): void
  ask<T>(person: Person, method: Method, path: string, body?: object): Promise<T>
  /** An open round: self-scores until +2 h, verification until +4 h, appeals until +6 h. */
  openRound(id: string, more?: Partial<RoundCalendar>): Promise<string>
  page(person: Person, path: string, options?: BrowserContextOptions): Promise<Page>
  stop(): Promise<void>
}

export async function startScoring(): Promise<ScoringStage> {
  const stage = await openStage()
  const at = (hours: number, seconds = 0) =>
    stage.at(new Date(MORNING + (hours * 3600 + seconds) * 1000).toISOString())
  at(0)
  const cookies = new Map<string, string>()
  const send = async (cookie: string | undefined, method: Method, path: string, body?: object) => {
    const headers = { "sec-fetch-site": "same-origin", ...(cookie === undefined ? {} : { cookie }) }
    const payload = body === undefined ? {} : { payload: body }
    const answer = await stage.http.inject({ method, url: `/api/v1${path}`, headers, ...payload })
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`)
    return answer
  }
  const enter = async (person: Person, path: string, body: object) => {
    const set = (await send(undefined, "POST", path, body)).headers["set-cookie"]
    cookies.set(person, String(set).split(";")[0] ?? "")
  }
  const ask = async <T>(person: Person, method: Method, path: string, body?: object) =>
    (await send(cookies.get(person), method, path, body)).json<T>()
  const invite = async (person: Person, name: string, role: string, unitId: string) => {
    const email = `${person}@quangninh.gov.vn`
    const wanted = { email, name, role, unitId }
    const link = await ask<OneTimeLink>("administrator", "POST", "/identity/invitations", wanted)
    const token = new URL(link.url).searchParams.get("token")
    await enter(person, "/identity/invitations/accept", { token, password: PASSWORD })
  }
  await enter("administrator", "/identity/setup", {
    token: stage.setupToken,
    email: "an@quangninh.gov.vn",
    name: "Nguyễn Văn An",
    password: PASSWORD,
  })
  await invite("clerk", "Trần Lan", "editor", HA_TU)
  await invite("colleague", "Lê Minh", "editor", HA_TU)
  await invite("lead", "Vũ Thẩm", "verifier", LEAD)
  await ask("administrator", "PUT", `/assessment/indices/${INDEX.id}`, { seen: 0, index: INDEX })
  await ask("administrator", "POST", `/assessment/indices/${INDEX.id}/issue`)
  const address = await stage.http.listen({ port: 0, host: "127.0.0.1" })
  const browser = await startBrowser()
  return {
    at,
    ask,
    openRound: async (id, more = {}) => {
      const draft = roundDraft(id)
      const calendar = { ...draft.calendar, ...more }
      await ask("administrator", "POST", "/assessment/rounds", { ...draft, calendar })
      await ask("administrator", "POST", `/assessment/rounds/${id}/open`)
      return `/console/cham-diem/${id}/don-vi/${HA_TU}`
    },
    page: (person, path, options) =>
      pageOf(browser, address, cookies.get(person) ?? "", path, options),
    stop: async () => {
      await browser.close()
      await stage.close()
    },
  }
}

/** So many hours after the morning of the play. */
export const after = (hours: number) => new Date(MORNING + hours * 3_600_000).toISOString()

function roundDraft(id: string): RoundDraft {
  return {
    id,
    title: `Đợt ${id}`,
    kind: "quarterly",
    indexId: INDEX.id,
    lead: LEAD,
    council: COUNCIL,
    calendar: {
      dataStarts: "2026-07-01",
      dataEnds: "2026-09-30",
      selfOpens: after(-1),
      selfCloses: after(2),
      verifyCloses: after(4),
      appealCloses: after(6),
      publishFrom: after(8),
    },
    rules: { unverified: "zero", leastPeers: 1, shake: 0.2, draws: 100, seed: 1 },
    coVerifiers: {},
    previous: null,
    participants: [HA_TU, CAO_XANH].map((unit) => ({ unit, group: "communes" })),
  }
}

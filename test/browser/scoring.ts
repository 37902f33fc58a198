/// <reference lib="dom" />
import { readFile } from "node:fs/promises"
import type { IndexSet, RoundDraft } from "../../apps/server/src/assessment/model.ts"
import type { EvidenceKept } from "../../apps/server/src/evidence/model.ts"
import type { OneTimeLink } from "../../apps/server/src/platform/identity/model.ts"
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  request,
} from "playwright-core"
import { type Site, startBrowser, startSite } from "./harness.ts"

type State = Awaited<ReturnType<BrowserContext["storageState"]>>

const PASSWORD = "quả táo đỏ rơi cạnh hiên"
const DAY = 86_400_000
export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"
export const LEAD = "22.SKHCN"
export const POLICE = "22.CA"
const COUNCIL = "22.HD"

const PEOPLE = {
  clerk: ["editor", HA_TU],
  neighbour: ["editor", CAO_XANH],
  verifier: ["verifier", LEAD],
  colleague: ["verifier", LEAD],
  police: ["verifier", POLICE],
  councillor: ["verifier", COUNCIL],
  chair: ["verifier", COUNCIL],
} as const
export type Person = keyof typeof PEOPLE | "administrator"

/** A site with a round of scoring in which agencies claim, others verify, and a council decides. */
export interface ScoringHouse {
  readonly site: Site
  readonly browser: Browser
  /** Asks the API as a person; anything but a success fails the test. */
  readonly ask: <T>(person: Person, method: string, path: string, body?: object) => Promise<T>
  readonly keep: (person: Person, unit: string, file: KeptFile) => Promise<string>
  readonly open: (person: Person, path: string, more?: Screen) => Promise<Page>
  readonly stop: () => Promise<void>
}

interface KeptFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
  readonly number?: string
}

interface Screen {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: "light" | "dark"
  readonly locale?: "vi" | "en"
}

export async function startScoringHouse(): Promise<ScoringHouse> {
  const site = await startSite()
  const browser = await startBrowser()
  const people = new Map<Person, APIRequestContext>()
  const contextOf = (person: Person): APIRequestContext => {
    const found = people.get(person)
    if (found === undefined) throw new Error(`nobody is ${person}`)
    return found
  }
  const ask = <T>(person: Person, method: string, path: string, body?: object) =>
    askAs<T>(contextOf(person), method, path, body)
  people.set("administrator", await firstAdministrator(site))
  for (const [id, name] of [
    [LEAD, "Sở Khoa học và Công nghệ"],
    [POLICE, "Công an tỉnh"],
    [COUNCIL, "Hội đồng thẩm định"],
  ] as const) {
    await ask("administrator", "POST", "/api/v1/organisations", organisation(id, name))
  }
  for (const [person, [role, unitId]] of Object.entries(PEOPLE)) {
    const invited = { email: `${person}@quangninh.gov.vn`, name: `Ông ${person}`, role, unitId }
    const link = await ask<OneTimeLink>(
      "administrator",
      "POST",
      "/api/v1/identity/invitations",
      invited,
    )
    const context = await contextAt(site)
    const token = new URL(link.url).searchParams.get("token")
    await askAs(context, "POST", "/api/v1/identity/invitations/accept", {
      token,
      password: PASSWORD,
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of the list above
    people.set(person as Person, context)
  }
  return {
    site,
    browser,
    ask,
    keep: (person, unit, file) => keepFile(contextOf(person), unit, file),
    open: async (person, path, screen) =>
      openAs(browser, site, await contextOf(person).storageState(), path, screen),
    async stop() {
      await Promise.all([...people.values()].map((one) => one.dispose()))
      await browser.close()
      await site.stop()
    },
  }
}

const contextAt = (site: Site) =>
  request.newContext({
    baseURL: site.url,
    extraHTTPHeaders: { "sec-fetch-site": "same-origin" },
  })

async function firstAdministrator(site: Site): Promise<APIRequestContext> {
  const context = await contextAt(site)
  const token = new URL(site.setupLink).searchParams.get("token")
  const person = { email: "admin@quangninh.gov.vn", name: "Trần Lan", password: PASSWORD, token }
  await askAs(context, "POST", "/api/v1/identity/setup", person)
  return context
}

async function askAs<T>(
  context: APIRequestContext,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await context.fetch(path, {
    method,
    ...(body === undefined ? {} : { data: body }),
  })
  const text = await answer.text()
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own schema
  return (text === "" ? null : JSON.parse(text)) as T
}

async function keepFile(
  context: APIRequestContext,
  unit: string,
  { name, mimeType, buffer, number = "" }: KeptFile,
): Promise<string> {
  const multipart = { unit, summary: `Văn bản ${name}`, number, file: { name, mimeType, buffer } }
  const answer = await context.post("/api/v1/evidence", { multipart })
  if (!answer.ok()) throw new Error(await answer.text())
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own schema
  return ((await answer.json()) as EvidenceKept).evidence.id
}

async function openAs(
  browser: Browser,
  site: Site,
  storageState: State,
  path: string,
  { width = 1440, height = 900, colorScheme = "light", locale = "vi" }: Screen = {},
): Promise<Page> {
  const context = await browser.newContext({
    storageState,
    reducedMotion: "reduce",
    viewport: { width, height },
    colorScheme,
    locale: locale === "vi" ? "vi-VN" : "en-GB",
  })
  const page = await context.newPage()
  await page.goto(new URL(path, site.url).href)
  return page
}

const organisation = (id: string, nameVi: string) => ({
  id,
  unit: "22",
  nameVi,
  nameEn: "",
  shortName: "",
  kind: "department",
  code: null,
  parent: null,
  groups: [],
  document: null,
  opened: null,
  closed: null,
})

/** The illustrative index of communes; the police confirm its first criterion. */
export async function issueIndex(
  { ask }: Pick<ScoringHouse, "ask">,
  id: string,
): Promise<IndexSet> {
  const path = new URL("../../data/assessment/xa-2025-minh-hoa.json", import.meta.url)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own data
  const shipped = JSON.parse(await readFile(path, "utf8")) as IndexSet
  const criteria = shipped.criteria.map((one) => ({
    ...one,
    coVerifier: one.code === "1.1" ? "Công an tỉnh" : "",
  }))
  const index = { ...shipped, id, criteria }
  await ask("administrator", "PUT", `/api/v1/assessment/indices/${id}`, { seen: 0, index })
  await ask("administrator", "POST", `/api/v1/assessment/indices/${id}/issue`)
  return index
}

const days = (count: number) => new Date(Date.now() + count * DAY).toISOString()

/** A round that is open: agencies claim until tomorrow, verdicts are taken for ten days. */
export async function openRound(
  { ask }: Pick<ScoringHouse, "ask">,
  id: string,
  indexId: string,
  more: Partial<RoundDraft> = {},
): Promise<string> {
  const draft: RoundDraft = {
    id,
    title: "Chấm điểm xã quý III",
    kind: "quarterly",
    indexId,
    lead: LEAD,
    council: COUNCIL,
    calendar: {
      dataStarts: days(-100).slice(0, 10),
      dataEnds: days(-10).slice(0, 10),
      selfOpens: days(-2),
      selfCloses: days(1),
      verifyCloses: days(10),
      appealCloses: days(15),
      publishFrom: days(16),
    },
    rules: { unverified: "zero", leastPeers: 1, shake: 0.2, draws: 200, seed: 1 },
    coVerifiers: { "Công an tỉnh": POLICE },
    previous: null,
    participants: [
      { unit: HA_TU, group: "communes" },
      { unit: CAO_XANH, group: "communes" },
    ],
    ...more,
  }
  await ask("administrator", "POST", "/api/v1/assessment/rounds", draft)
  await ask("administrator", "POST", `/api/v1/assessment/rounds/${id}/open`)
  return `/api/v1/assessment/rounds/${id}`
}

/** Claims half of every criterion, three quarters by figures where the rule reads a and b. */
export async function claimAll(
  { ask }: Pick<ScoringHouse, "ask">,
  person: Person,
  agency: string,
  index: IndexSet,
  evidence: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const scored = index.criteria.filter(({ kind }) => kind === "scored")
  const claims = scored.map(({ code, rule, figures, maxPoints }) => {
    const computed = rule !== null && figures.every(({ indicator }) => indicator === null)
    const documents = evidence[code]
    return {
      criterion: code,
      ...(computed
        ? { figures: Object.fromEntries(figures.map(({ name }) => [name, name === "a" ? 3 : 4])) }
        : { points: (maxPoints ?? 0) / 2 }),
      ...(documents === undefined ? {} : { evidence: documents }),
    }
  })
  await ask(person, "PUT", `${agency}/claims`, { claims })
  await ask(person, "POST", `${agency}/submission`)
}

/** One page of paper with a line of text on it. */
export function smallPdf(text: string): Buffer {
  const content = `BT /F1 24 Tf 40 150 Td (${text}) Tj ET`
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]
  let body = "%PDF-1.4\n"
  const places = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")
  const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\n`
  return Buffer.from(`${body}${end}startxref\n${body.length}\n%%EOF\n`)
}

/** Covers a page for a moment, as when somebody changes to another window: what rests is sent. */
export const covered = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
    Reflect.deleteProperty(document, "visibilityState")
  })

/** Waits until everything that was said has arrived. */
export async function arrived(page: Page): Promise<void> {
  await covered(page)
  await page.locator("[data-phase=saved]").waitFor({ timeout: 20_000 })
}

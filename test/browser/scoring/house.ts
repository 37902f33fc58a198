import type { EvidenceKept } from "../../../apps/server/src/evidence/model.ts"
import type { OneTimeLink } from "../../../apps/server/src/platform/identity/model.ts"
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  request,
} from "playwright-core"
import { type Site, startBrowser, startSite } from "../harness.ts"
import { CAO_XANH, COUNCIL, HA_TU, LEAD, PASSWORD, POLICE } from "./places.ts"

type State = Awaited<ReturnType<BrowserContext["storageState"]>>

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

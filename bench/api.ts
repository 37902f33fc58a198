/**
 * Every public GET of the API, and the public pages, with all units of 2024 and 2025 loaded:
 * 300 requests each, one after the other over a kept connection, going round many ids. The
 * OpenAPI description says which calls there are, so a new one is measured without being named.
 */
import { join } from "node:path"
import { command, serve, temporaryFolder, unitLists } from "./measure/product.ts"
import { median, note, p95, report } from "./measure/report.ts"
import { ask, endAgent, times } from "./measure/requests.ts"

const REQUESTS = 300
const WARM_UP = 30
const MOST_IDS = 100

/** What goes into `{name}` of a path: the values of a field of a list that the API gives. */
const IDS: Record<string, { readonly list: string; readonly field: string }> = {
  unitId: { list: "/api/v1/units?level=commune&limit=20000", field: "id" },
  code: { list: "/api/v1/measures", field: "code" },
  figureId: { list: "/api/v1/figures?limit=500", field: "id" },
  documentId: { list: "/api/v1/documents", field: "id" },
}

const PROVINCES = { list: "/api/v1/units?level=province", field: "id" }

/** The questions to ask at an address, where the plain one is not what the pages ask. */
const QUERIES: Record<string, readonly string[]> = {
  "/api/v1/search": ["q=bac+giang", "q=B%E1%BA%AFc", "q=4g", "q=xa", "q=tan+an"],
  "/api/v1/units": ["level=province", "q=ba+che", "level=commune&at=2024-01-01&limit=20000"],
  "/api/v1/map/units": ["level=province", "level=commune"],
  "/api/v1/places/{unitId}/figures": ["view=reported", "view=at:2026-01-01"],
  "/api/v1/measures/{code}/figures": ["view=reported", "view=at:2026-01-01"],
}

/** Everything at once, for machines: no page waits for these. */
const isWholeList = (name: string) =>
  /level=commune|\/figures\.csv|\/figures$/.test(name) && !name.includes("{")

interface Operation {
  readonly security?: readonly unknown[]
}
interface Description {
  readonly paths: Record<string, { readonly get?: Operation }>
}

const dataDir = join(temporaryFolder(), "data")
const lists = unitLists()
if (lists !== null) await command({ dataDir }, "import", "units", lists, "--commit")
else note("the official lists are not at hand: only the units that ship (set TINHSO_BENCH_UNITS)")
const loaded = lists === null ? "units that ship" : "all units of 2024 and 2025"
const server = await serve({ dataDir })

async function json<T>(path: string): Promise<T | null> {
  const { status, text } = await ask(server.url + path)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a benchmark trusts its own server
  return status === 200 ? (JSON.parse(text) as T) : null
}

type Listed = Record<string, unknown>[]

/** Ids spread over the whole list. */
async function idsOf({ list, field }: { list: string; field: string }): Promise<string[]> {
  const answer = await json<Listed | Record<string, Listed>>(list)
  const all =
    (Array.isArray(answer) ? answer : Object.values(answer ?? {}).find(Array.isArray)) ?? []
  const step = Math.max(1, Math.floor(all.length / MOST_IDS))
  return all.filter((_one, at) => at % step === 0).map((one) => String(one[field]))
}

/** The addresses to ask for one path; empty where an id is not to be had. */
async function addressesOf(path: string): Promise<string[]> {
  const name = /\{(\w+)\}/.exec(path)?.[1]
  if (name === undefined) return [path]
  const known = IDS[name]
  const ids = known === undefined ? [] : await idsOf(known)
  if (name === "unitId") ids.push(...(await idsOf(PROVINCES)))
  return ids.map((id) => path.replace(`{${name}}`, encodeURIComponent(id)))
}

interface Call {
  readonly name: string
  readonly values: number[]
}

async function measure(name: string, addresses: readonly string[]): Promise<Call | null> {
  const [first] = addresses
  const status = first === undefined ? null : (await ask(server.url + first)).status
  if (status === 200) return { name, values: await times(server.url, addresses, REQUESTS, WARM_UP) }
  const why = status === null ? "no id to ask for" : `answered ${status}`
  // Calls that need somebody signed in are no public calls.
  if (status !== 401 && status !== 403) note(`${name}: ${why}, not measured`)
  return null
}

async function measureAll(): Promise<{ calls: Call[]; pages: Call[] }> {
  const { paths } = (await json<Description>("/api/openapi.json")) ?? { paths: {} }
  const calls: Call[] = []
  for (const [path, { get }] of Object.entries(paths)) {
    if (get === undefined) continue
    const addresses = await addressesOf(path)
    for (const query of QUERIES[path] ?? [""]) {
      const asked = query === "" ? "" : `?${query}`
      const call = await measure(
        path + asked,
        addresses.map((address) => address + asked),
      )
      if (call !== null) calls.push(call)
    }
  }
  const pages: Call[] = []
  for (const [page, from] of PAGES) {
    const ids = from === null ? [""] : await idsOf(from)
    const call = await measure(
      page,
      ids.map((id) => page.replace(/:\w+/, encodeURIComponent(id))),
    )
    if (call !== null) pages.push(call)
  }
  return { calls, pages }
}

type Ids = { list: string; field: string } | null
const PAGES: readonly (readonly [string, Ids])[] = [
  ["/", null],
  ["/en", null],
  ["/dia-ban", null],
  ["/dia-ban/:unitId", PROVINCES],
  ["/so-lieu/:figureId", IDS["figureId"] ?? null],
  ["/chi-so", null],
  ["/chi-so/:code", IDS["code"] ?? null],
  ["/van-ban", null],
  ["/van-ban/:id", IDS["documentId"] ?? null],
  ["/van-de", null],
  ["/tim?q=bac+giang", null],
  ["/ban-do", null],
]

const { calls, pages } = await measureAll()
for (const { name, values } of [...calls, ...pages]) {
  note(
    `${median(values).toFixed(2).padStart(8)} ms median ${p95(values).toFixed(2).padStart(8)} ms p95  ${name}`,
  )
}
function reportWorst(work: string, some: readonly Call[], bar: number | null): void {
  const [slowest] = some.toSorted((a, b) => p95(b.values) - p95(a.values))
  if (slowest === undefined) return
  report({
    work: `${work}, slowest of ${some.length}: \`${slowest.name}\``,
    size: `${loaded}; ${REQUESTS} requests each`,
    values: slowest.values,
    unit: "ms",
    bar,
    judged: "p95",
  })
}
reportWorst(
  "API call of a public page",
  calls.filter(({ name }) => !isWholeList(name)),
  10,
)
reportWorst(
  "whole list or download",
  calls.filter(({ name }) => isWholeList(name)),
  null,
)
reportWorst("public page, rendered", pages, null)
report({
  work: "memory after all of these",
  size: loaded,
  values: [server.memory()],
  unit: "MB",
  bar: null,
})
endAgent()
await server.stop()

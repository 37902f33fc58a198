/**
 * The last minutes before a deadline: every agency sends 20 MB of evidence, saves its criteria and
 * hands in, over HTTP to a server of its own process and with files on the disk. Ten minutes are
 * played in `TINHSO_BENCH_DEADLINE_SECONDS` (120), so five times as many come at once.
 */
import { createHash, randomBytes } from "node:crypto"
import { Agent, request as send } from "node:http"
import { loadavg } from "node:os"
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Claim, IndexSet } from "../apps/server/src/assessment/model.ts"
import { openProduct } from "../apps/server/src/product.ts"
import { silentLog } from "../apps/server/src/platform/log.ts"
import { settingsFrom } from "../apps/server/src/platform/settings.ts"
import { unitsOn } from "../apps/server/src/registry/index.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import { serve, temporaryFolder } from "./measure/product.ts"
import { note, p95, report } from "./measure/report.ts"

const AGENCIES = Number(process.env["TINHSO_BENCH_DEADLINE_AGENCIES"] ?? 225)
const SECONDS = Number(process.env["TINHSO_BENCH_DEADLINE_SECONDS"] ?? 120)
const FILES = 2
const FILE_BYTES = 10 * 2 ** 20
const AT_ONCE = 6
const INDEX = "xa-2025-minh-hoa"
const ROUND = "2026-q4"

interface Agency {
  readonly unit: string
  readonly headers: Readonly<Record<string, string>>
}

const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A round that closes after the play, and a clerk signed in for each agency. */
async function prepare(dataDir: string): Promise<{ agencies: Agency[]; index: IndexSet }> {
  const settings = settingsFrom({ TINHSO_DATA: dataDir }, "/")
  const product = await openProduct(settings, () => new Date(), silentLog)
  const http = await buildServer(product.ctx)
  await http.ready()
  const today = new Date().toISOString().slice(0, 10)
  const communes = (await unitsOn(product.ctx.db, "commune", today)).slice(0, AGENCIES)
  const as = (role: "administrator" | "editor", unit: string) =>
    signedIn(http, product.ctx, { role, unit })
  const administrator = await as("administrator", "VN")
  const ask = async (method: "GET" | "POST", path: string, payload?: object) => {
    const url = `/api/v1/assessment${path}`
    const body = payload === undefined ? {} : { payload }
    const answer = await http.inject({ method, url, headers: administrator, ...body })
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`)
    return answer
  }
  const told = (await ask("GET", `/indices/${INDEX}`)).json<{ index: IndexSet }>()
  const names = new Set(told.index.criteria.map(({ coVerifier }) => coVerifier).filter(Boolean))
  await ask("POST", "/rounds", {
    id: ROUND,
    title: "Đợt đo",
    kind: "quarterly",
    indexId: INDEX,
    lead: "22",
    council: "01",
    calendar: {
      dataStarts: "2026-07-01",
      dataEnds: "2026-09-30",
      selfOpens: later(-10),
      selfCloses: later(1),
      verifyCloses: later(2),
      appealCloses: later(3),
      publishFrom: later(4),
    },
    rules: { unverified: "zero", leastPeers: 2, shake: 0, draws: 1, seed: 1 },
    coVerifiers: Object.fromEntries([...names].map((name) => [name, "31"])),
    previous: null,
    participants: communes.map(({ id }) => ({ unit: id, group: "communes" })),
  })
  await ask("POST", `/rounds/${ROUND}/open`)
  const agencies: Agency[] = []
  for (const { id } of communes) agencies.push({ unit: id, headers: await as("editor", id) })
  await http.close()
  await product.close()
  return { agencies, index: told.index }
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

interface Answer {
  readonly status: number
  readonly body: string
}

function call(
  url: URL,
  { headers }: Agency,
  method: string,
  type: string | null,
  pieces: readonly Uint8Array[],
): Promise<Answer> {
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0)
  return new Promise((resolve, reject) => {
    const all = {
      ...headers,
      ...(type === null ? {} : { "content-type": type }),
      "content-length": String(length),
    }
    const asked = send(url, { method, agent, headers: all }, (answer) => {
      const got: Buffer[] = []
      answer.on("data", (piece: Buffer) => got.push(piece))
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(got).toString() }),
      )
    })
    asked.on("error", reject)
    void (async () => {
      for (const piece of pieces) {
        if (!asked.write(piece)) await new Promise((go) => asked.once("drain", go))
      }
      asked.end()
    })()
  })
}

const FILLER = randomBytes(2 ** 20)

/** Another document for each agency: equal ones would be kept once. */
function evidenceForm(unit: string, file: number) {
  const boundary = `bench-${unit}-${file}`
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `%PDF-1.7\n% ${unit} ${file}\n`
  const before =
    field("unit", unit) +
    field("summary", `Minh chứng ${file}`) +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file}.pdf"\r\n` +
    `Content-Type: application/pdf\r\n\r\n`
  const filler = Array.from({ length: FILE_BYTES / FILLER.byteLength }, () => FILLER)
  const document = [Buffer.from(head), ...filler]
  const hash = createHash("sha256")
  for (const piece of document) hash.update(piece)
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    pieces: [Buffer.from(before), ...document, Buffer.from(`\r\n--${boundary}--\r\n`)],
    sha256: hash.digest("hex"),
  }
}

interface Played {
  readonly uploads: number[]
  readonly saves: number[]
  readonly submissions: number[]
  readonly refused: string[]
  readonly files: Map<string, string>
}

const timed = async (into: number[], act: () => Promise<Answer>) => {
  const started = performance.now()
  const answer = await act()
  into.push(performance.now() - started)
  return answer
}

/** One agency: its documents, its criteria a few at a time as the form saves them, and the hand-in. */
async function play(base: string, agency: Agency, index: IndexSet, played: Played): Promise<void> {
  const { unit } = agency
  const path = `${base}/api/v1/assessment/rounds/${ROUND}/agencies/${unit}`
  const ids: string[] = []
  const must = ({ status, body }: Answer, what: string) => {
    if (status !== 200 && status !== 201) played.refused.push(`${unit} ${what} ${status} ${body}`)
    return body
  }
  for (let file = 1; file <= FILES; file++) {
    const { type, pieces, sha256 } = evidenceForm(unit, file)
    const url = new URL(`${base}/api/v1/evidence`)
    const answer = await timed(played.uploads, () => call(url, agency, "POST", type, pieces))
    const kept: unknown = JSON.parse(must(answer, "file"))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
    const { evidence } = kept as { evidence: { id: string; file: { sha256: string } } }
    if (evidence.file.sha256 !== sha256) played.refused.push(`${unit} another file was kept`)
    ids.push(evidence.id)
    played.files.set(evidence.id, sha256)
  }
  const claims = claimsOf(index, ids)
  const json = "application/json"
  for (let at = 0; at < claims.length; at += AT_ONCE) {
    const body = Buffer.from(JSON.stringify({ claims: claims.slice(at, at + AT_ONCE) }))
    const url = new URL(`${path}/claims`)
    must(await timed(played.saves, () => call(url, agency, "PUT", json, [body])), "save")
  }
  const url = new URL(`${path}/submission`)
  must(await timed(played.submissions, () => call(url, agency, "POST", null, [])), "hand-in")
}

function claimsOf({ criteria }: IndexSet, ids: readonly string[]): Claim[] {
  return criteria
    .filter(({ kind }) => kind === "scored")
    .map(({ code, figures, rule, maxPoints, evidence }): Claim => ({
      criterion: code,
      ...(rule !== null && figures.length > 0
        ? { figures: Object.fromEntries(figures.map(({ name }) => [name, 10])) }
        : { points: (maxPoints ?? 0) / 2 }),
      ...(evidence === "none" ? {} : { evidence: [...ids] }),
    }))
}

/** What was acknowledged and is not there. */
async function lost(
  base: string,
  agencies: readonly Agency[],
  criteria: number,
): Promise<string[]> {
  const missing: string[] = []
  for (const agency of agencies) {
    const url = new URL(`${base}/api/v1/assessment/rounds/${ROUND}/agencies/${agency.unit}`)
    const { body } = await call(url, agency, "GET", null, [])
    const told: unknown = JSON.parse(body)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
    const sheet = told as {
      participant: { submittedAt: string | null }
      criteria: { self: unknown }[]
    }
    const claimed = sheet.criteria.filter(({ self }) => self !== null).length
    if (sheet.participant.submittedAt === null) missing.push(`${agency.unit} is not handed in`)
    if (claimed !== criteria) missing.push(`${agency.unit} has ${claimed} of ${criteria} criteria`)
  }
  return missing
}

const dataDir = temporaryFolder()
note(`${AGENCIES} agencies and their clerks are being prepared`)
const { agencies, index } = await prepare(dataDir)
const server = await serve({ dataDir }, true)
const played: Played = { uploads: [], saves: [], submissions: [], refused: [], files: new Map() }
const before = server.memory()
let most = before
const watch = setInterval(() => (most = Math.max(most, server.memory())), 500)
const stalls = monitorEventLoopDelay({ resolution: 20 })
stalls.enable()
note(`ten minutes are played in ${SECONDS} seconds`)
const started = performance.now()
await Promise.all(
  agencies.map(async (agency, i) => {
    await new Promise((go) =>
      setTimeout(go, ((i * 7919) % AGENCIES) * ((SECONDS * 1000) / AGENCIES)),
    )
    await play(server.url, agency, index, played)
  }),
)
const took = (performance.now() - started) / 1000
clearInterval(watch)
const criteria = index.criteria.filter(({ kind }) => kind === "scored").length
const missing = await lost(server.url, agencies, criteria)
agent.destroy()
await server.stop()

const size = `${AGENCIES} × 20 MB in ${SECONDS} s`
report({
  work: "criteria saved before a deadline",
  size,
  values: played.saves,
  unit: "ms",
  bar: 500,
  judged: "p95",
})
report({
  work: "a sheet handed in",
  size,
  values: played.submissions,
  unit: "ms",
  bar: 500,
  judged: "p95",
})
report({ work: "a document of 10 MB kept", size, values: played.uploads, unit: "ms", bar: null })
note(
  `load at the end ${loadavg()[0]?.toFixed(1)} (the client is part of it); took ${took.toFixed(0)} s; ${played.saves.length} saves, ${played.files.size} documents`,
)
note(
  `server memory ${before.toFixed(0)} → at most ${most.toFixed(0)} MB; own stalls p99 ${(stalls.percentile(99) / 1e6).toFixed(0)} ms`,
)
for (const one of [...played.refused, ...missing].slice(0, 10)) note(one)
if (played.refused.length + missing.length > 0) process.exitCode = 1
if (p95(played.saves) > 500) note("the p95 of a save is above 500 ms")

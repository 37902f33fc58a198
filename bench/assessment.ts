/** Speed of scoring: rules and rank bands, a country's communes ranked, a verifier's next item. */
import { readFile } from "node:fs/promises"
import { computeGroup } from "../apps/server/src/assessment/scoring/compute-group.ts"
import { settle } from "../apps/server/src/assessment/scoring/settle.ts"
import { agencyResult, rankRound } from "../apps/server/src/assessment/results/round-result.ts"
import { CriterionTree } from "../apps/server/src/assessment/index-set/tree.ts"
import { computeRound } from "../apps/server/src/assessment/service/result-service.ts"
import { playIndex } from "../apps/server/src/assessment/simulation/script.ts"
import { allMigrations } from "../apps/server/src/migrations.ts"
import type { Context } from "../apps/server/src/platform/context.ts"
import { openEmbedded } from "../apps/server/src/platform/embedded.ts"
import { silentLog } from "../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../apps/server/src/platform/migrations.ts"
import { settingsFrom } from "../apps/server/src/platform/settings.ts"
import { rawSql, sql } from "../apps/server/src/platform/sql.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import { note, report } from "./measure/report.ts"

const RULES = { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 1000, seed: 1 } as const
const NOW = new Date("2026-10-20T02:00:00.000Z")

/** Figures of so many agencies, the same at every run. */
function figuresOf(agencies: number, tree: CriterionTree) {
  return Array.from({ length: agencies }, (_, agency) => {
    const value = (at: number, name: string) => {
      const mixed = (agency * 7919 + at * 104_729 + name.length * 31 + agency * at) % 997
      return name === "b" ? 1000 + mixed : mixed
    }
    return new Map(
      tree.scored.map(
        ({ code, figures }, at) =>
          [code, new Map(figures.map(({ name }) => [name, value(at, name)] as const))] as const,
      ),
    )
  })
}

function scoring(): void {
  const [agencies, criteria] = [225, 120]
  const index = playIndex(criteria)
  const tree = new CriterionTree(index.criteria)
  const figures = figuresOf(agencies, tree)
  const members = Array.from({ length: agencies }, (_, i) => ({
    unit: `u${i}`,
    name: `Đơn vị ${i}`,
    group: "departments",
    submittedAt: null,
    extendedTo: null,
  }))
  const values: number[] = []
  for (let run = -3; run < 25; run++) {
    const started = performance.now()
    const computed = computeGroup(tree.scored, { now: figures, before: null })
    const results = members.map((participant, i) => {
      const sheet = new Map(
        tree.scored.map(({ code }) => {
          const points = computed.get(code)?.[i] ?? 5
          const said = { points, applicable: true, agrees: true, reason: "" }
          const self = { seq: 1, stage: "self", part: "agency", ...said } as const
          const lead = { seq: 2, stage: "verdict", part: "lead", ...said } as const
          return [code, settle([self, lead], false)] as const
        }),
      )
      return agencyResult(tree, participant, sheet)
    })
    rankRound(results, { index, rules: RULES, before: new Map(), bands: true })
    if (run >= 0) values.push(performance.now() - started)
  }
  report({
    work: "score by rules, add, rank, bands of 1 000 draws",
    size: `${agencies} × ${criteria}`,
    values,
    unit: "ms",
    bar: 200,
  })
}

async function openBench(): Promise<Context> {
  const db = await openEmbedded(null)
  const ctx: Context = {
    db,
    now: () => NOW,
    log: silentLog,
    settings: settingsFrom({ TINHSO_DATA: "/nowhere", TINHSO_DEMO: "false" }, "/"),
  }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  return ctx
}

/** A round in which every agency claimed and was verified, written as the services write it. */
async function fill(ctx: Context, id: string, content: string, agencies: number): Promise<void> {
  const at = "2026-10-10T00:00:00.000Z"
  const calendar = JSON.stringify({
    dataStarts: "2026-07-01",
    dataEnds: "2026-09-30",
    selfOpens: "2026-10-01T00:00:00.000Z",
    selfCloses: "2026-10-15T00:00:00.000Z",
    verifyCloses: "2026-10-25T00:00:00.000Z",
    appealCloses: "2026-10-30T00:00:00.000Z",
    publishFrom: "2026-11-01T00:00:00.000Z",
  })
  await ctx.db.transaction(async (tx) => {
    await tx.run(sql`insert into assessment.index_version
      values (${id}, 1, ${content}::jsonb, ${at}, ${at}, 'bench')`)
    await tx.run(sql`insert into assessment.round
      values (${id}, 'bench', 'quarterly', ${id}, 1, '22', '22', '2026-07-01', '2026-09-30',
              ${calendar}::jsonb, ${JSON.stringify(RULES)}::jsonb,
              '{"Công an tỉnh": "22", "Sở Tài chính": "22"}'::jsonb, null, 'open', 1, ${at}, 'bench')`)
    await tx.run(sql`insert into assessment.participant (round_id, unit_id, name, peer_group, submitted_at)
      select ${id}, 'U' || n, 'Đơn vị ' || n, 'communes', ${at}::timestamptz
      from generate_series(1, ${agencies}) n`)
    for (const [stage, part, agrees] of [
      ["self", "agency", null],
      ["verdict", "lead", true],
    ] as const) {
      await tx.run(sql`insert into assessment.step (round_id, unit_id, criterion, stage, part,
          organisation, points, applicable, agrees, reason, recorded_at, recorded_by)
        select ${id}, 'U' || n, c ->> 'code', ${stage}, ${part}, '22',
               ((n * 7919 + i * 1047) % 1000) / 1000.0 * (c ->> 'maxPoints')::numeric, true,
               ${agrees}::boolean, '', ${at}::timestamptz, 'bench'
        from generate_series(1, ${agencies}) n
        cross join jsonb_array_elements(${content}::jsonb -> 'criteria') with ordinality as t(c, i)
        where c ->> 'kind' = 'scored'`)
    }
    await tx.run(rawSql("analyze assessment.step"))
  })
}

async function communes(ctx: Context): Promise<void> {
  const path = new URL("../data/assessment/xa-2025-minh-hoa.json", import.meta.url)
  note("3 321 communes × 62 criteria are being written")
  await fill(ctx, "communes", await readFile(path, "utf8"), 3321)
  const values: number[] = []
  for (let run = 0; run < 7; run++) {
    const started = performance.now()
    await computeRound(ctx.db, "communes", false)
    values.push(performance.now() - started)
  }
  report({ work: "rank a round from its steps", size: "3 321 × 62", values, unit: "ms", bar: 2000 })
}

/** What one who verifies waits for: the queue, the next criterion with all that is beside it, a verdict. */
async function verifying(ctx: Context): Promise<void> {
  await fill(ctx, "departments", JSON.stringify(playIndex(120)), 225)
  const http = await buildServer(ctx)
  await http.ready()
  const headers = await signedIn(http, ctx, { role: "verifier", unit: "VN" })
  const base = "/api/v1/assessment/rounds/departments"
  const times = new Map<string, number[]>()
  const timed = async (work: string, url: string, payload?: object) => {
    const started = performance.now()
    const sent = payload === undefined ? {} : ({ method: "POST", payload } as const)
    const answer = await http.inject({ url: `${base}/${url}`, headers, ...sent })
    times.set(work, [...(times.get(work) ?? []), performance.now() - started])
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer
  }
  for (let n = 1; n <= 63; n++) {
    const queue = await timed("queue", `queue?unit=U${n}&show=all&limit=500`)
    const { rows } = queue.json<{ rows: { criterion: string; seen: number }[] }>()
    const places = rows.slice(n, n + 16).map(({ criterion }) => `of=U${n}%2F${criterion}`)
    await timed("one", `dossiers?${places[0]}`)
    await timed("ahead", `dossiers?${places.join("&")}`)
    const { criterion = "", seen = 0 } = rows[n] ?? {}
    const judgements = [{ criterion, agrees: true, seen }]
    await timed("verdict", `agencies/U${n}/verdicts`, { organisation: "22", judgements })
    if (n <= 3) times.clear()
  }
  for (let n = 0; n < 7; n++) await timed("overview", "verification")
  const told = (name: string, work: string, bar: number) =>
    report({
      work,
      size: "225 × 120",
      values: times.get(name) ?? [],
      unit: "ms",
      bar,
      judged: "p95",
    })
  told("one", "a verifier's next item, with all beside it", 50)
  told("ahead", "the next 16 items read ahead", 50)
  told("verdict", "a verdict saved", 50)
  told("queue", "the queue of one agency", 100)
  told("overview", "what waits over the whole round", 500)
  await http.close()
}

scoring()
const ctx = await openBench()
await communes(ctx)
await verifying(ctx)
await ctx.db.close()

import { Command } from "commander"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { saveAssets } from "../../../registry/index.ts"
import { hills, madeRun } from "../testing/made-run.ts"
import { openRuns } from "../testing/stand.ts"
import { demoCoverageCommand } from "./demo-command.ts"
import { runsCommands } from "./index.ts"

let stand: Awaited<ReturnType<typeof openRuns>>
let folder: string
beforeAll(async () => {
  stand = await openRuns()
  folder = await madeRun(await hills(), { radiusKm: 1, resolutionM: 200 }, { illustrative: 4 })
})
afterAll(() => stand.close())

/** Runs a command line; what it prints as data and what it tells the person. */
async function tinhso(...argv: string[]): Promise<{ out: string[]; notes: string }> {
  const out: string[] = []
  const notes: string[] = []
  const cli = {
    open: () => Promise.resolve(stand.ctx),
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
    fail: () => undefined,
    path: (typed: string) => typed,
  }
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  runsCommands(program.command("coverage").exitOverride(), cli)
  demoCoverageCommand(program, cli)
  await program.parseAsync(argv, { from: "user" })
  return { out, notes: notes.join("\n") }
}

const coverage = (...argv: string[]) => tinhso("coverage", ...argv)
const column = (lines: readonly string[], i: number) =>
  lines.slice(1).map((line) => line.split("\t")[i])

test("a folder is kept, published, withdrawn; a draft is deleted", async () => {
  const kept = await coverage("keep", folder, "--name", "Tháng 11", "--unit", "22")
  expect(kept.out).toEqual(["PS-000001"])
  expect(kept.notes).toMatch(/minh họa.*PS-000001/su)
  expect((await coverage("keep", folder)).out).toEqual(["PS-000002"])
  expect((await coverage("delete", "PS-000002")).notes).toContain("Đã xóa")
  expect((await coverage("publish", "PS-000001")).out).toEqual(["PS-000001\tđã công bố"])
  const { out } = await coverage("runs")
  expect(out).toHaveLength(2)
  expect(out[0]).toMatch(/^id\tstate/u)
  expect(out[1]).toMatch(/^PS-000001\tpublished\t\*\t2026-11-21\t22\t\*\t\t4\t[\d,]+\tTháng 11$/u)
  await expect(coverage("delete", "PS-000001")).rejects.toThrow("không xóa được")
  await expect(coverage("withdraw", "PS-000001")).rejects.toThrow("--note")
  await coverage("withdraw", "PS-000001", "--note", "Thử xong")
  await expect(coverage("publish", "PS-000001")).rejects.toThrow("đã thu hồi")
  await expect(coverage("publish", "PS-000009")).rejects.toThrow("PS-000009")
  // A number is never given again: browsers remember runs for ever.
  expect((await coverage("keep", folder, "--name", "Lần sau")).out).toEqual(["PS-000003"])
})

const station = (on: string) => ({
  kind: "base-station",
  unit: "22",
  name: `Trạm ${on}`,
  from: "2026-01-01",
  attributes: {
    mast: `key:${on}`,
    operator: "452-04",
    technology: "4G",
    frequency_mhz: 1800,
    azimuths: [0, 120, 240],
    power_dbm: 43,
  },
})

test("the demonstration is computed from made-up assets only, on flat ground, and published", async () => {
  await expect(tinhso("demo", "coverage")).rejects.toThrow("demo assets")
  const mast = {
    kind: "mast",
    unit: "22",
    from: "2026-01-01",
    geometry: { type: "Point" as const, coordinates: [106.2, 21.28] },
    attributes: { height: 45, class: "A2b" },
  }
  const source = { kind: "illustration" as const, text: "minh họa" }
  const made = [{ ...mast, key: "a", name: "Cột a" }, station("a")]
  const real = [{ ...mast, key: "b", name: "Cột b" }, station("b")]
  await saveAssets(stand.ctx, made, { source, actor: OPERATOR })
  await saveAssets(stand.ctx, real, { source: { kind: "form" }, actor: OPERATOR })

  const { out, notes } = await tinhso("demo", "coverage")
  expect(notes).toContain("không có thật")
  const id = out[0]?.split("\t")[1] ?? ""
  const run = (await stand.http.inject({ url: `/api/v1/coverage/runs/${id}` })).json<object>()
  expect(run).toMatchObject({
    state: "published",
    illustrative: true,
    flatGround: true,
    facts: { stations: { used: 1, illustrative: 1 } },
  })
  await expect(tinhso("demo", "coverage")).rejects.toThrow(id)
  expect(column((await coverage("runs")).out, 0)).toContain(id)
})

import { mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { fromFile } from "geotiff"
import { beforeAll, expect, test } from "vitest"
import { coverageCommands } from "../../commands/index.ts"
import { hills, madeRun } from "../../runs/testing/made-run.ts"
import { readSidecar } from "../../service/read-sidecar.ts"
import { readLayer } from "../compare/loader-layers.ts"
import { middleOf } from "../compare/pixels.ts"
import { Comparison } from "../model.ts"

const Features = Type.Object({ features: Type.Array(Type.Unknown()) })

let folder: string
let terrain: string
let measured: string
beforeAll(async () => {
  terrain = await hills()
  folder = await madeRun(terrain)
  const sidecar = (await readSidecar(folder))!
  const one = sidecar.layers.find(
    ({ technology, operator }) => technology === "4G" && operator === "MobiFone",
  )!
  const { level } = await readLayer((name) => fromFile(join(folder, name)), sidecar, one)
  const lines = Array.from({ length: level!.length }, (_, pixel) => {
    const { longitude, latitude } = middleOf(sidecar.grid, pixel)
    return level![pixel]! > -100
      ? [
          `${longitude.toFixed(6)},${latitude.toFixed(6)},MobiFone,4G,${(level![pixel]! - 5).toFixed(2)}`,
        ]
      : []
  }).flat()
  measured = join(await mkdtemp(join(tmpdir(), "tinhso-do-")), "do.csv")
  await writeFile(measured, ["lon,lat,Nhà mạng,Công nghệ,RSRP", ...lines].join("\n"))
})

async function run(...argv: string[]) {
  const out: string[] = []
  const note: string[] = []
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  coverageCommands(program, {
    open: () => Promise.reject(new Error("no database is needed")),
    out: (line) => void out.push(line),
    note: (line) => void note.push(line),
    fail: () => undefined,
    path: (typed) => typed,
  })
  await program.parseAsync(["coverage", "compare", ...argv], { from: "user" })
  return { out, note }
}

test("a file is compared with a folder without any database, in words, JSON and a table", async () => {
  const asked = ["--measurements", measured, "--coverage", folder]
  const words = (await run(...asked)).out.join("\n")
  const json = Value.Parse(
    Comparison,
    JSON.parse((await run(...asked, "--format", "json")).out.join("\n")),
  )
  const table = (await run(...asked, "--format", "csv")).out

  expect(words).toContain("ĐO (measured)")
  expect(words).toContain("KHÔNG tự áp dụng")
  expect(json.layers[0]?.figures).toMatchObject({ bias: -5, deviation: 0 })
  expect(json.groups.map(({ by, value }) => [by, value])).toEqual([
    ["technology", "4G"],
    ["operator", "MobiFone"],
  ])
  expect(table[0]).toMatch(/^technology,operator,by,value,n,points,bias/u)
})

test("elevation groups pixels by the ground around them, and differences go into a file", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "tinhso-do-")), "lech.geojson")
  const { out } = await run(
    "--measurements",
    measured,
    "--coverage",
    folder,
    "--terrain",
    terrain,
    "--format",
    "json",
    "--differences",
    file,
  )
  const [layer] = Value.Parse(Comparison, JSON.parse(out.join("\n"))).layers
  const { features } = Value.Parse(Features, JSON.parse(await readFile(file, "utf8")))

  expect(
    layer?.groups.filter(({ by }) => by === "terrain").map(({ value }) => value),
  ).not.toContain("unknown")
  expect(features).toHaveLength(layer?.figures.n ?? -1)
})

test("an operator the run has no station of is left out and said so; nothing is compared silently", async () => {
  const other = join(await mkdtemp(join(tmpdir(), "tinhso-do-")), "khac.csv")
  await writeFile(
    other,
    "lon,lat,Nhà mạng,Công nghệ,RSRP\n106.5,20.5,Vietnamobile,4G,-90\n106.5,20.5,Viettel,5G,-90\n106.5,20.5,Viettel,,-90\n",
  )
  const { out } = await run("--measurements", other, "--coverage", folder, "--format", "json")
  const { layers, leftOut } = Value.Parse(Comparison, JSON.parse(out.join("\n")))

  expect(layers).toEqual([])
  expect(leftOut.map(({ code, points }) => [code, points])).toEqual([
    ["no-layer", 1],
    ["no-operator", 1],
    ["no-technology", 1],
  ])
})

test("points of no operator are compared with the best of all", async () => {
  const bare = join(await mkdtemp(join(tmpdir(), "tinhso-do-")), "bare.csv")
  await writeFile(bare, "lon,lat,Công nghệ,RSRP\n106.501,20.501,4G,-70\n")
  const { out } = await run("--measurements", bare, "--coverage", folder, "--format", "json")
  const [layer] = Value.Parse(Comparison, JSON.parse(out.join("\n"))).layers

  expect(layer).toMatchObject({ technology: "4G", operator: null, suggestedOffset: null })
  expect(layer?.figures).toMatchObject({ n: 1, few: true })
})

test("without measurements or coverage the command says what is missing", async () => {
  await expect(run("--coverage", folder)).rejects.toThrow("--measurements")
  await expect(run("--measurements", measured)).rejects.toThrow("--coverage")
})

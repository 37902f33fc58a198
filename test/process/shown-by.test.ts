import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ROOT, tinhso } from "./product.ts"

/** What the first issue promises on the command line, each as an operator would type it. */
const SHARED = join(ROOT, "..", "shared")
const units = join(SHARED, "units")

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tinhso-shown-"))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test("the first command on an empty directory loads the demonstration; the export equals its input", async () => {
  const { code, out } = await tinhso(dataDir, "figures", "export", "--format", "csv")

  expect(code).toBe(0)
  expect(out).toBe(readFileSync(join(ROOT, "data/published-figures.csv"), "utf8"))
})

test("the checks find the three slips of the texts and nothing else", async () => {
  const { out } = await tinhso(dataDir, "check", "--format", "csv")
  const [head, ...rows] = out.trimEnd().split("\n")

  expect(head).toBe("figure,rule,explanation")
  expect(rows.map((row) => row.split(",")[0] ?? "").toSorted()).toEqual(["bk-09", "hl-17", "hl-33"])
})

interface Shown {
  id: string
  successors: { name: string; date: string; share: number }[]
  predecessors: { name: string; date: string; share: number }[]
}
const show = async (...args: string[]): Promise<Shown> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asserted below
  JSON.parse((await tinhso(dataDir, "units", "show", ...args, "--json")).out) as Shown

test("Bắc Giang became part of Bắc Ninh on 1 July 2025, whole", async () => {
  const { successors } = await show("Bắc Giang", "--at", "2026-01-01")

  expect(successors).toMatchObject([{ name: "Bắc Ninh", date: "2025-07-01", share: 1 }])
})

test("today's Bắc Ninh is made of two provinces", async () => {
  const { predecessors } = await show("Bắc Ninh", "--at", "2026-01-01")

  expect(predecessors.map((unit) => unit.name).toSorted()).toEqual(["Bắc Giang", "Bắc Ninh"])
  expect(predecessors.map((unit) => unit.share)).toEqual([1, 1])
})

test.skipIf(!existsSync(units))(
  "the official lists load with their counts, and a second run changes nothing (needs ../shared/units)",
  async () => {
    const first = await tinhso(dataDir, "import", "units", units, "--commit")
    const counts = first.out.split(/\D+/)

    expect(first.code).toBe(0)
    for (const count of ["63", "696", "10035", "34", "3321", "471"]) expect(counts).toContain(count)

    const before = await tinhso(dataDir, "audit", "verify")
    const second = await tinhso(dataDir, "import", "units", units, "--commit")
    expect(second.code).toBe(0)
    expect((await tinhso(dataDir, "audit", "verify")).out).toBe(before.out)
  },
)

import { afterAll, beforeAll, expect, test } from "vitest"
import type { MergedRound } from "../model.ts"
import { figure, group, indexSet, row } from "../testing/index-set.ts"
import { roundDraft, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await Stand.open()
  await stand.ok("PUT", "/indices/cap-tinh", "administrator", { seen: 0, index: PROVINCES })
  await stand.ok("POST", "/indices/cap-tinh/issue", "administrator")
  const participants = Object.keys(FIGURES).map((unit) => ({ unit, group: "provinces" }))
  const rules = { unverified: "zero", leastPeers: 2, shake: 0, draws: 1, seed: 1 } as const
  const calendar = {
    ...roundDraft("x").calendar,
    dataStarts: "2024-01-01",
    dataEnds: "2024-12-31",
  }
  const more = { indexId: "cap-tinh", coVerifiers: {}, participants, rules, calendar }
  await stand.opened("tinh-2024", more)
  for (const [unit, said] of Object.entries(FIGURES)) {
    const claims = ["1.1", "1.2", "2.1", "2.2"].map((criterion, i) => {
      const value = said[i]
      if (typeof value === "number") return { criterion, figures: { x: value } }
      return { criterion, figures: { a: value?.[0] ?? 0, b: value?.[1] ?? 0 } }
    })
    const path = `/rounds/tinh-2024/agencies/${unit}`
    await stand.ok("PUT", `${path}/claims`, "administrator", { claims })
    await stand.ok("POST", `${path}/submission`, "administrator")
    await stand.agree(path, "22", "lead", ["1.1", "1.2", "2.1", "2.2"])
  }
})
afterAll(() => stand.close())

const ratio = { rule: "a / b * điểm_tối_đa", figures: [figure("a"), figure("b")] }
const PROVINCES = indexSet(
  [
    group("DTI", 60),
    group("1", 20, { parent: "DTI" }),
    row("1.1", ratio),
    row("1.2", ratio),
    group("2", 40, { parent: "DTI" }),
    row("2.1", { ...ratio, maxPoints: 20 }),
    row("2.2", { maxPoints: 20, rule: "tier(x; 4,20; 2,10)", figures: [figure("x")] }),
  ],
  { id: "cap-tinh", level: "province", maxPoints: 60 },
)

/** Bắc Giang, the former Bắc Ninh, Hà Nội: a and b of 1.1, 1.2, 2.1, and x of 2.2. */
const FIGURES: Readonly<Record<string, readonly (readonly [number, number] | number)[]>> = {
  "24": [[10, 100], [50, 100], [30, 100], 4],
  "27": [[180, 200], [20, 200], [100, 200], 2],
  "01": [[80, 100], [80, 100], [80, 100], 4],
}

test("merged provinces by both published methods, both labelled, the rest as they are", async () => {
  const url = "/rounds/tinh-2024/merged?on=2026-01-01"
  const told = (await stand.ok("GET", url, "administrator")).json<MergedRound>()
  const unit = (id: string) => told.units.find((one) => one.unit === id)
  const merged = unit("24.2025")

  expect(told.methods.map(({ id }) => id)).toEqual(["mean", "recomputed"])
  expect(told.units.map((one) => one.unit)).toEqual(["01", "24.2025"])
  // Bắc Giang 6 of 20 and 26 of 40; Bắc Ninh 10 and 20. Sums: 190/300, 70/300 of 10 points each.
  expect(merged?.indices).toMatchObject([
    { code: "1", mean: 8, recomputed: 8.66, missing: [] },
    { code: "2", mean: 23, recomputed: null, missing: [{ code: "2.2" }] },
  ])
  expect(merged?.indices[1]?.missing[0]?.why).toContain("không theo tỷ lệ")
  expect(merged?.mean).toMatchObject({ points: 31, value: 0.5167, rank: 2 })
  expect(merged?.recomputed).toMatchObject({ points: null, rank: null })
  expect(merged?.recomputable).toEqual({ points: 40, of: 60 })
  expect(unit("01")?.mean.points).toBe(unit("01")?.recomputed.points)
  expect([merged?.estimated, told.left]).toEqual([false, []])
})

test("on a day before the merger every province stands for itself", async () => {
  const url = "/rounds/tinh-2024/merged?on=2025-01-01"
  const told = (await stand.ok("GET", url, "administrator")).json<MergedRound>()

  expect(told.units.map((one) => [one.unit, one.from.length])).toEqual([
    ["01", 1],
    ["24", 1],
    ["27", 1],
  ])
  expect(told.units.map((one) => one.mean.rank)).toEqual([1, 2, 3])
  expect((await stand.refusal("GET", url, "nobody")).status).toBe(401)
})

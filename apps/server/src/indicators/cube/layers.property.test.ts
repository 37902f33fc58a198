import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import {
  checkCells,
  cubeCaughtUp,
  publishCellsIn,
  saveCellsIn,
  withdrawCellsIn,
} from "../cells/index.ts"
import { LAYERS, type Layer } from "../cells/model.ts"
import { findCells } from "../cells/store/find.ts"
import { loadShippedFigures } from "../index.ts"
import { cubeAsOf, cubeOf, type Seen } from "./service.ts"

let db: Database
let ctx: Context
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
})
afterAll(() => db.close())

const MEASURE = "trạm_bts"
const UNITS = ["06652.2025", "06658.2025", "06661.2025"]
const CUTS = ["", "technology=4G"]

const some = fc.subarray(UNITS, { minLength: 1 })
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("enter" as const, "import" as const),
      units: some,
      cut: fc.constantFrom(...CUTS),
      value: fc.option(fc.nat(3)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("publish" as const, "withdraw" as const),
      units: some,
    }),
  },
)
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

/** What stands in each layer, told as plainly as possible: by "unit|cut". */
type Model = Readonly<Record<Layer, ReadonlyMap<string, number | null>>>
const NOTHING: Model = { published: new Map(), working: new Map() }

function after(model: Model, done: Deed): Model {
  const published = new Map(model.published)
  const working = new Map(model.working)
  for (const unit of done.units) {
    if ("cut" in done) {
      const key = `${unit}|${done.cut}`
      const now = done.kind === "enter" ? (working.get(key) ?? model.published.get(key)) : undefined
      const same = working.has(key) ? working.get(key) === done.value : now === done.value
      if (done.kind === "import") published.set(key, done.value)
      else if (!same) working.set(key, done.value)
      continue
    }
    for (const key of CUTS.map((cut) => `${unit}|${cut}`)) {
      const value = working.get(key)
      if (value !== undefined && done.kind === "publish") published.set(key, value)
      working.delete(key)
    }
  }
  return { published, working }
}

/** The same, done; the number of the act, or null where nothing changed. */
async function act(done: Deed, period: string): Promise<number | null> {
  const actor = OPERATOR
  if ("cut" in done) {
    const { kind, units, cut, value } = done
    const checked = await checkCells(
      ctx,
      units.map((unit) => ({
        draft: { measure: MEASURE, unit, period, cut, value },
        pointer: (column) => column,
      })),
    )
    const layer = kind === "enter" ? "working" : "published"
    const source = { kind: "form", form: kind } as const
    const saved = await db.transaction((tx) =>
      saveCellsIn(ctx, tx, checked, { layer, source, actor }),
    )
    return saved.batch
  }
  const cells = { measures: [MEASURE], units: done.units, periods: [period] }
  const { batch } = await db.transaction<{ readonly batch: number | null }>((tx) =>
    done.kind === "publish"
      ? publishCellsIn(ctx, tx, cells, { actor })
      : withdrawCellsIn(ctx, tx, cells, { actor }),
  )
  return batch
}

/** What a stage of the model shows: in its keys only what is there. */
function shown({ published, working }: Model, stage: Layer): Record<string, number | null> {
  return Object.fromEntries(stage === "published" ? published : [...published, ...working])
}

function shownBy({ slices }: Seen, period: string): Record<string, number | null> {
  const found: Record<string, number | null> = {}
  for (const cut of CUTS) {
    const slice = slices.slice(MEASURE, cut, period)
    for (const unit of UNITS) {
      const value = slice?.values[slices.numberOf(unit)] ?? Number.NaN
      if (!Number.isNaN(value)) found[`${unit}|${cut}`] = value
    }
  }
  return found
}

/** A cell that is said to be missing and one that never was look the same in a cube. */
const withValue = (told: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))

const END = new Map<string, Model>()
let day = 0
const nextDay = () => new Date(Date.UTC(2025, 6, 1) + 86_400_000 * day++).toISOString().slice(0, 10)

test("both layers, their list and every earlier state are what entering, publishing and withdrawing made them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
      const period = nextDay()
      let model = NOTHING
      const states: { batch: number; model: Model }[] = []
      for (const done of deeds) {
        model = after(model, done)
        const batch = await act(done, period)
        if (batch !== null) states.push({ batch, model })
      }
      END.set(period, model)
      await cubeCaughtUp(ctx)
      const cube = await cubeOf(db)
      for (const stage of LAYERS) {
        expect(shownBy(cube.at(stage), period)).toEqual(withValue(shown(model, stage)))
        const asked = { measures: [MEASURE], units: UNITS, periods: [period] }
        const listed = await findCells(db, asked, stage, 100)
        expect(
          Object.fromEntries(listed.map(({ unit, cut, value }) => [`${unit}|${cut}`, value])),
        ).toEqual(shown(model, stage))
        for (const { batch, model: then } of states) {
          const earlier = await cubeAsOf(db, { measures: [MEASURE], batch, stage })
          expect(shownBy(earlier, period)).toEqual(withValue(shown(then, stage)))
        }
      }
    }),
    { numRuns: 40 },
  )
})

test("a cube that is loaded afterwards shows the same as the one that followed every act", async () => {
  const fresh = await cubeOf({ ...db })

  for (const [period, model] of END) {
    for (const stage of LAYERS) {
      expect(shownBy(fresh.at(stage), period)).toEqual(withValue(shown(model, stage)))
    }
  }
})

import { expect, test } from "vitest"
import type { UnitRef } from "../../registry/model.ts"
import type { FigureKind, Period } from "../model.ts"
import { readPeriod } from "./period.ts"
import { type AskPlace, placeOf } from "./place.ts"

const unit = (id: string, name: string, opened: string | null, closed: string | null): UnitRef => ({
  id,
  code: id.split(".")[0] ?? id,
  name,
  fullName: `Tỉnh ${name}`,
  level: "province",
  opened,
  closed,
})
const OLD = unit("27", "Bắc Ninh", null, "2025-07-01")
const NEW = unit("24.2025", "Bắc Ninh", "2025-07-01", null)
const GONE = unit("24", "Bắc Giang", null, "2025-07-01")

const ask: AskPlace = ({ name, on }) => {
  if (name === "24.2025") return { kind: "found", unit: NEW }
  if (name === "Bắc Giang") return { kind: "found", unit: GONE }
  if (name === "Bắc Ninh") return { kind: "found", unit: on < "2025-07-01" ? OLD : NEW }
  return { kind: "unknown", suggestions: ["Bắc Ninh"] }
}

function period(code: string): Period {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  return read.period
}

test.each<[string, string, FigureKind, string, string | null, string]>([
  [
    "a target for 2025 of a text of 2023 is the old unit's",
    "Bắc Ninh",
    "target",
    "2025",
    "2023",
    "27",
  ],
  [
    "a target of a text nobody can date is that of its period",
    "Bắc Ninh",
    "target",
    "2030",
    null,
    "24.2025",
  ],
  [
    "a figure of 2023 in a text of 2026 is the old unit's",
    "Bắc Ninh",
    "observation",
    "2023",
    "2026-03",
    "27",
  ],
  [
    "a figure of 2026 is the new unit's",
    "Bắc Ninh",
    "observation",
    "2026-03-01",
    "2026-03",
    "24.2025",
  ],
  [
    "early in the year of the reform it is the old unit's",
    "Bắc Ninh",
    "observation",
    "2025-03",
    "2025",
    "27",
  ],
  [
    "for the whole year of the reform it is the unit at its end",
    "Bắc Ninh",
    "observation",
    "2025",
    "2025",
    "24.2025",
  ],
  [
    "a target beyond the unit's end stands, set while it existed",
    "Bắc Giang",
    "target",
    "2030",
    "2024-10",
    "24",
  ],
  [
    "an id is taken at its word for figures worked out again later",
    "24.2025",
    "observation",
    "2023",
    "2026",
    "24.2025",
  ],
])("%s", (_name, place, kind, when, written, expected) => {
  const draft = { place, placeLevel: "province", kind, period: period(when) } as const
  const found = placeOf(draft, written === null ? null : period(written), ask)

  expect(found).toMatchObject({ kind: "found", unit: { id: expected } })
})

test("a figure of a time after the unit's end is refused with the unit", () => {
  const draft = {
    place: "Bắc Giang",
    placeLevel: "province",
    kind: "observation",
    period: period("2026"),
  } as const

  expect(placeOf(draft, period("2024"), ask)).toMatchObject({
    kind: "not-then",
    unit: { id: "24" },
  })
})

test("an unknown place brings the suggestions", () => {
  const draft = {
    place: "Bắc Nính",
    placeLevel: "province",
    kind: "observation",
    period: period("2023"),
  } as const

  expect(placeOf(draft, null, ask)).toEqual({ kind: "unknown", suggestions: ["Bắc Ninh"] })
})

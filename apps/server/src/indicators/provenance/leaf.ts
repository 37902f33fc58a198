import { aggregate } from "@tinhso/formula"
import type { Level } from "../../registry/model.ts"
import { cutParts } from "../cells/cut.ts"
import { CELL_STATUSES, type CellStatus } from "../cells/model.ts"
import { inputColumn, type Sources } from "../cube/evaluation.ts"
import type { Rules } from "../cube/leaves.ts"
import { MISSING } from "../cube/slices.ts"
import { type LeafAsked, type LeafMade, madeOf } from "./made-of.ts"
import type { Made } from "./model.ts"

interface Said {
  readonly value: number | null
  readonly status: CellStatus
}

export interface Part extends LeafAsked, Said {
  /** Whether units changed in between: then the part has contributors of its own. */
  readonly carried: boolean
}

export interface Leaf extends Said {
  readonly made: Made
  readonly parts: readonly Part[]
  /** The parts put together again; null where there are none. */
  readonly again: number | null
}

/** One reporter of a base measure. */
export interface Reporter {
  readonly rules: Rules
  /** Its number. */
  readonly unit: number
  readonly level: Level
}

/** What one reporter said for a period, and of what it was made. */
export function leafOf(reporter: Reporter, asked: LeafAsked, sources: Sources): Leaf {
  const { rules, unit } = reporter
  const made = madeOf(rules, unit, asked, sources)
  const parts = made.parts.map((part) => partOf(reporter, part, { asked, made, sources }))
  return {
    ...said(reporter, asked, sources),
    made: made.made,
    parts,
    again: putTogether(made, parts, rules),
  }
}

const told = (value: number | undefined, status: number | undefined): Said => ({
  value:
    value === undefined || Number.isNaN(value) || (status ?? MISSING) >= MISSING ? null : value,
  status: CELL_STATUSES[status ?? MISSING] ?? "missing",
})

function said({ rules, unit }: Reporter, { cut, period, ytd }: LeafAsked, { leaves }: Sources) {
  const slice = ytd ? leaves.sinceJanuary(rules, cut, period) : leaves.of(rules, cut, period)
  return told(slice?.values[unit], slice?.statuses[unit])
}

interface Whole {
  readonly asked: LeafAsked
  readonly made: LeafMade
  readonly sources: Sources
}

/** A smaller period is seen on the units of the last day of the whole. */
function partOf(reporter: Reporter, part: LeafAsked, { asked, made, sources }: Whole): Part {
  const { rules, unit, level } = reporter
  const day = asked.period.ends
  const { reporters, weights } = sources.landings
    .of({ level, reported: part.period.ends, day })
    .parts(unit)
  const still = reporters.length === 1 && reporters[0] === unit && weights[0] === 1
  if (made.made === "breakdown" || still) {
    return { ...part, carried: false, ...said(reporter, part, sources) }
  }
  const when = { shift: 0, ytd: false }
  const where = cutParts(part.cut)
  const input = { kind: "measure", code: rules.code, where, when, key: "" } as const
  const { period, ytd } = part
  const units = Int32Array.of(unit)
  const column = inputColumn(input, { units, period, ytd, day, by: null }, sources)
  const whole = column.reported[0] === column.expected[0]
  return {
    ...part,
    carried: true,
    ...told(whole ? column.values[0] : undefined, whole ? column.statuses[0] : undefined),
  }
}

/** All parts must be there, but those that do not apply; or the last that is. */
function putTogether({ made }: LeafMade, parts: readonly Part[], { inTime }: Rules): number | null {
  const values = parts.filter(({ status }) => status !== "not-applicable").map(({ value }) => value)
  const how = made === "breakdown" ? "sum" : inTime
  if (how === "last") return values.findLast((value) => value !== null) ?? null
  if (values.length === 0 || values.includes(null)) return null
  return aggregate(values, how)
}

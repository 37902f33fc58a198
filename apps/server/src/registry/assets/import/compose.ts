import { placeTexts, readPlace, type RowPlace } from "./place.ts"
import { first, problem, type RowProblem, type RowValue, type RowValues, shown } from "./problem.ts"
import type { Reading, UnitAnswer, UnitNames } from "./reading.ts"
import { childAsset, type ComposedAsset, ownAsset, type RowSaid } from "./row-assets.ts"
import { attributesOf } from "./row-attributes.ts"
import type { Shape } from "./shape.ts"
import { readStations, type RowStation } from "./stations.ts"

export interface ComposedRow {
  readonly place: RowPlace | null
  readonly unit: string | null
  readonly unitName: string | null
  readonly name: string
  readonly code: string | null
  /** The code of the asset that stations of the row stand on, where a column names it. */
  readonly standsOn: RowValue | null
  readonly stations: readonly RowStation[]
  readonly assets: readonly ComposedAsset[]
  readonly problems: readonly RowProblem[]
  /** What was done with the cells, in words. */
  readonly told: readonly string[]
}

const unitNamesOf = (values: RowValues): UnitNames => ({
  commune: first(values, "commune")?.text ?? null,
  district: first(values, "district")?.text ?? null,
  province: first(values, "province")?.text ?? null,
})

/** What a row of data says, as drafts of assets with everything that is wrong or open. */
export function composeRow(values: RowValues, reading: Reading, key: string): ComposedRow {
  const { shape } = reading
  const problems: RowProblem[] = []
  const told: string[] = tellCarried(values)
  const unit = readUnit(values, reading, problems)
  const read = readPlace(values, reading.placeOptions(unitNamesOf(values)))
  problems.push(...read.problems)
  told.push(...read.told)
  const stations = readChildren(values, reading, problems)
  const code = codeOf(values)
  const name = nameOf(values, code, shape)
  const base: RowSaid = { place: read.place, unit, values, key, name, code, reading }
  const shared = attributesOf(values, reading, stations.length > 0, problems, told)
  const own = ownAsset(base, shared.own)
  const standsOn = first(values, "mast")
  const makesOwn = standsOn === null || shape.child === null
  const children = stations.map((station) => childAsset(base, shared.child, station, makesOwn))
  checkSubject(base, problems)
  return {
    place: read.place,
    unit: unit.kind === "found" ? unit.unit : null,
    unitName: unit.kind === "found" ? unit.name : null,
    name,
    code: code?.text ?? null,
    standsOn: makesOwn ? null : standsOn,
    stations,
    assets: makesOwn ? [own, ...children] : children,
    problems,
    told,
  }
}

function readChildren(
  values: RowValues,
  reading: Reading,
  problems: RowProblem[],
): readonly RowStation[] {
  const { child } = reading.shape
  if (child === null) return []
  const read = readStations(values, child, reading.writing, reading.operator)
  problems.push(...read.problems)
  if (read.stations.length === 0 && read.problems.length === 0) {
    problems.push(
      problem(
        "no-stations",
        "warning",
        null,
        "không đánh dấu công nghệ nào: chỉ nhập cột, không nhập trạm",
      ),
    )
  }
  return read.stations
}

/** A row that neither is named nor lies anywhere is about nothing. */
function checkSubject(
  { place, values, code, unit, reading }: RowSaid,
  problems: RowProblem[],
): void {
  const named = code !== null || values.has("name")
  const stands = values.has("mast")
  const placed = place !== null || placeTexts(values) !== null || values.has("geometry")
  if (!named && !placed && !stands) {
    problems.push(problem("no-subject", "error", null, "dòng không có tên, mã hay tọa độ"))
  } else if (!placed && !stands && needsPlace(reading.shape, unit)) {
    const { own, child } = reading.shape
    const what = child === null ? own.nameVi : `${child.nameVi} không có cột: dòng`
    problems.push(problem("no-place", "error", null, `${what} thiếu tọa độ`))
  }
}

/** A line is drawn later; what somebody looks for in a commune is found without its point too. */
function needsPlace({ own }: Shape, unit: UnitAnswer): boolean {
  if (own.geometry !== "point" || own.place === "optional") return false
  return own.sameWithin !== null || unit.kind !== "found"
}

/** "BKN-NTMK001" in the column of names is a code too. */
function codeOf(values: RowValues): RowValue | null {
  const code = first(values, "code")
  if (code !== null) return code
  const name = first(values, "name")
  return name !== null && /^(?=.*\d)[\p{L}\d]+(?:[-_./][\p{L}\d]+)+$/u.test(name.text) ? name : null
}

function nameOf(values: RowValues, code: RowValue | null, { own }: Shape): string {
  const name = first(values, "name")?.text ?? code?.text
  if (name !== undefined) return name.replace(/\s+/gu, " ").trim()
  const where = first(values, "address")?.text ?? first(values, "commune")?.text ?? null
  return where === null ? own.nameVi : `${own.nameVi} ${where}`
}

/** Cells that were filled from above, in words. */
function tellCarried(values: RowValues): string[] {
  const told: string[] = []
  for (const value of [...values.values()].flat()) {
    if (value.from === "ditto")
      told.push(`${value.column.heading}: như trên là ${shown(value.text)}`)
    if (value.from === "group" && !values.has("commune") && value.column.target === "commune") {
      told.push(`theo nhóm ${shown(value.text)}`)
    }
  }
  return told
}

function readUnit(values: RowValues, reading: Reading, problems: RowProblem[]): UnitAnswer {
  const names = unitNamesOf(values)
  const answer = reading.unitOf(names)
  const column = (first(values, "commune") ?? first(values, "district"))?.column ?? null
  const text = [names.commune, names.district].filter((one) => one !== null).join(", ")
  if (answer.kind === "unknown") {
    const vi = `không có đơn vị ${shown(text)} trong danh mục; địa bàn để trống`
    problems.push(problem("unit-unknown", "warning", column, vi, answer.suggestions))
  }
  if (answer.kind === "ambiguous") {
    const vi = `${shown(text)} có thể là nhiều đơn vị; địa bàn để trống`
    problems.push(problem("unit-two-ways", "warning", column, vi, answer.candidates))
  }
  return answer
}

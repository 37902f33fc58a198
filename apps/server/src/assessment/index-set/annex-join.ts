import { searchKey, toNfc } from "@tinhso/vietnamese"
import { type Mended, mendCode, numberIn, type Numbered } from "./annex-codes.ts"
import type { AnnexField } from "./annex-columns.ts"
import type { AnnexRow } from "./annex-grid.ts"
import { pointsBehind, pointsIn } from "./annex-points.ts"

/** A row with a number of its own, with what goes on below it. */
export interface Head {
  readonly row: number
  readonly cells: Record<AnnexField, string>
  readonly kinds: NonNullable<AnnexRow["kinds"]>
  readonly number: Numbered
  /** What the file shows in place of the code. */
  readonly mended: string | null
}

/** The rows of an annex put together, and what could not be. */
export interface Joined {
  readonly heads: Head[]
  readonly wrong: { row: number; message: string }[]
  readonly notes: string[]
  total: { row: number; points: number } | null
}

/** The words of a cell: NFC, blanks once. */
export const plain = (cell: string): string =>
  toNfc(cell)
    .replaceAll(/[ \t\u00A0]+/gu, " ")
    .trim()

/**
 * Rows without a number carry on the words of the row above; a total is kept apart; titles and
 * remarks are told. `named` allows codes that are words.
 */
export function joinRows(rows: readonly AnnexRow[], named: boolean): Joined {
  const joined: Joined = { heads: [], wrong: [], notes: [], total: null }
  const seen = new Set<string>()
  for (const row of rows) {
    const before = joined.heads.at(-1)
    const shown = plain(row.cells.code)
    const mended = mendCode(shown, row.kinds?.code, before?.number.text ?? null, seen)
    if (mended === null) {
      const message = `mã đã bị đổi thành ngày (${shown}); hãy ghi lại ở dạng chữ`
      joined.wrong.push({ row: row.row, message })
      continue
    }
    const number = numberOf(row, mended, named)
    if (number === null || isPart(row, number, before)) goOn(joined, row)
    else {
      seen.add(number.text)
      joined.heads.push(headOf(row, number, mended))
    }
  }
  return joined
}

/** The number of a row: of its own cell, or before the words where annexes have no such column. */
function numberOf({ cells }: AnnexRow, { code }: Mended, named: boolean): Numbered | null {
  const said = cells.parent !== "" || cells.kind !== ""
  if (code !== "") return numberIn(code, named || said || /^[A-Z]+\d/u.test(code))
  const found = numberIn(cells.name, false)
  return found !== null && found.rest !== "" && cells.maxPoints !== "" ? found : null
}

/** "a) Có kế hoạch" without points of its own is a part of the rule of the row above. */
const isPart = ({ cells }: AnnexRow, { style }: Numbered, before: Head | undefined): boolean =>
  style === "small" && plain(cells.maxPoints) === "" && before !== undefined

/** A row that begins something; points behind its name are its points. */
function headOf({ row, cells, kinds = {} }: AnnexRow, number: Numbered, { shown }: Mended): Head {
  const name = number.rest === "" ? cells.name : number.rest
  const base = { row, kinds, number, mended: shown }
  const behind = plain(cells.maxPoints) === "" ? pointsBehind(name) : null
  if (behind === null) return { ...base, cells: { ...cells, name } }
  const maxPoints = String(behind.points).replace(".", ",")
  return { ...base, cells: { ...cells, name: behind.name, maxPoints } }
}

/** A row without a number of its own. */
function goOn(joined: Joined, row: AnnexRow): void {
  const { cells } = row
  const last = joined.heads.at(-1)
  const key = searchKey(`${cells.code} ${cells.name}`)
  const name = plain(cells.name)
  if (/^(?:tong|cong)\b/u.test(key)) takeTotal(joined, row)
  else if (plain(cells.maxPoints) !== "" && name !== "") {
    const message = `“${name.slice(0, 60)}” có điểm mà không có mã`
    joined.wrong.push({ row: row.row, message })
  } else if (last === undefined || key.startsWith("ghi chu") || !addWords(last, cells)) {
    const shown = (name === "" ? plain(cells.code) : name).slice(0, 60)
    if (shown !== "") joined.notes.push(`Không đọc dòng ${row.row}: “${shown}”.`)
  }
}

function takeTotal(joined: Joined, { row, cells, kinds }: AnnexRow): void {
  const points = pointsIn(cells.maxPoints, kinds?.maxPoints)
  if (points.kind === "points") joined.total = { row, points: points.points }
}

/** Takes the words of a row over to the one above; false where it has none that belong there. */
function addWords({ cells: own }: Head, cells: AnnexRow["cells"]): boolean {
  const [name, rule, evidence] = [plain(cells.name), plain(cells.ruleWords), plain(cells.evidence)]
  const isSmall = /^[a-zđ][.)]$/u.test(plain(cells.code))
  if (rule === "" && evidence === "" && !isSmall) return false
  const words = [name, rule].filter((part) => part !== "").join(": ")
  own.ruleWords = [own.ruleWords, words].filter(Boolean).join("; ")
  own.evidence = [own.evidence, evidence].filter(Boolean).join("; ")
  return true
}

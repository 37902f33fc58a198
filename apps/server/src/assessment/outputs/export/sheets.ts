import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import { markText } from "../marks.ts"
import type { IndexHead, Mark, RoundHead } from "../model.ts"
import { roundPoints } from "../../points.ts"
import { aboutLines } from "./words.ts"

type Said = number | "not-applicable" | null

interface Headed {
  readonly round: RoundHead
  readonly index: IndexHead
  readonly marks: readonly Mark[]
}

/** Points as a number of the workbook: what does not apply is said in words. */
export function pointsCell(said: Said): WorkbookCell {
  if (said === null) return null
  return said === "not-applicable"
    ? "không áp dụng"
    : { number: roundPoints(said, 4), decimals: decimalsOf(said) }
}

/** Two decimals as sheets print them; more where the number has more. */
const decimalsOf = (points: number) => (roundPoints(points, 2) === roundPoints(points, 4) ? 2 : 4)

/** A share as a number from 0 to 100. */
export const shareCell = (share: number | null): WorkbookCell =>
  share === null ? null : { number: roundPoints(share * 100, 2), decimals: 2 }

/** A sheet that says on every printed page and in its name what must be said. */
export function marked(sheet: WorkbookSheet, marks: readonly Mark[]): WorkbookSheet {
  const mark = markText(marks)
  if (mark === null) return { ...sheet, isWide: true }
  const short = marks.includes("draft") ? "dự thảo" : "minh họa"
  return { ...sheet, isWide: true, name: `${sheet.name} (${short})`, mark }
}

/** What the file is of, by which index, where it stands in the product. */
export function aboutSheet(headed: Headed, address: string): WorkbookSheet {
  return {
    name: "Giới thiệu",
    columns: [
      { title: "Mục", width: 28 },
      { title: "Nội dung", width: 90 },
    ],
    rows: aboutLines(headed, address).map(([name, value]) => [name, value]),
  }
}

import type { CellsSaved } from "../../cells/model.ts"
import type { Wrong } from "./metadata.ts"
import type { ImportPlan } from "./plan.ts"

/** What an import found and did. */
export interface Dhis2Report {
  readonly plan: ImportPlan
  readonly wrong: readonly Wrong[]
  readonly freshMeasures: number
  readonly saved: CellsSaved | null
  readonly versions: number
  readonly committed: boolean
  /** The mapping file that was written for a person to complete. */
  readonly mapWritten: string | null
}

/** The report for people, row by row: what is wrong, what is asked, what is left out, what was done. */
export function* dhis2Lines(report: Dhis2Report): Generator<string> {
  const { plan, wrong } = report
  for (const { pointer, detail } of wrong) yield `lỗi: ${pointer}: ${detail}`
  for (const { id, name, within, suggestions, why } of plan.questions) {
    const place = within === "" ? "" : `, thuộc ${within}`
    const near = suggestions.length === 0 ? "" : ` (có thể là ${suggestions.join(", ")})`
    yield `cần ánh xạ: đơn vị ${id} “${name}”${place}: ${why}${near}`
  }
  for (const { kind, id, name, why, values } of plan.leftOut) {
    const what = kind === "indicator" ? "chỉ số" : "phần tử dữ liệu"
    const lost = values === 0 ? "" : ` (${values} giá trị)`
    yield `bỏ ra: ${what} ${id} “${name}”${lost}: ${why}`
  }
  for (const note of plan.notes) yield `lưu ý: ${note}`
  yield* outcome(report)
}

function* outcome(report: Dhis2Report): Generator<string> {
  const { plan, wrong, freshMeasures, saved, versions, committed, mapWritten } = report
  const { elements, indicators, drafts, leftOut, questions } = plan
  yield `${elements.size} phần tử dữ liệu (${freshMeasures} chỉ số cơ sở mới), ${indicators.length} chỉ số tính toán, ${drafts.length} giá trị, ${leftOut.length} mục bỏ ra`
  if (mapWritten !== null) yield `đã ghi tệp ánh xạ ${mapWritten}: hãy điền cột to rồi nhập lại`
  if (mapWritten === null && questions.length > 0) {
    yield "thêm --map TỆP.csv để lấy các câu hỏi ra tệp và điền câu trả lời"
  }
  if (wrong.length > 0 || questions.length > 0) {
    yield `Không ghi gì: ${wrong.length} lỗi, ${questions.length} đơn vị cần ánh xạ.`
  } else if (committed && saved !== null) {
    yield `Đã ghi: thêm ${saved.added}, sửa ${saved.changed}, giữ nguyên ${saved.same} giá trị; ${versions} phiên bản chỉ số.`
  } else yield "Chưa ghi gì: thêm --commit để ghi."
}

import { cutParts } from "../../cells/cut.ts"
import type { MeasureDraft, MeasureUse } from "../model.ts"

/** A field of a form, and what is wrong with it. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** What is stored of a measure, and therefore binds it. */
export interface Bound {
  readonly cells: number
  readonly figures: number
  /** Breakdowns that cells or collections have, "technology=4G". */
  readonly cuts: readonly string[]
  /** The first and the last day of the periods that cells have. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly collections: number
}

/** What a measure cannot be, whoever uses it. */
export function wrongMeasure(draft: MeasureDraft): FieldProblem[] {
  return [
    ...wrongShare(draft),
    ...wrongTime(draft),
    ...Object.entries(draft.reporting?.dimensions ?? {}).flatMap(([name, values]) =>
      wrongDimension(name, values),
    ),
  ]
}

function wrongShare({ share, unitOfMeasure, overUnits }: MeasureDraft): FieldProblem[] {
  if (!share) return []
  const wrong: FieldProblem[] = []
  if (unitOfMeasure !== "%") {
    const message = "Tỷ lệ phần trăm của một tổng thể có đơn vị đo “%”."
    wrong.push({ field: "unitOfMeasure", message })
  }
  if (overUnits === "sum" || overUnits === "avg") {
    const message =
      "Tỷ lệ không được cộng hay lấy trung bình qua các đơn vị: hãy chọn “không cộng” và tính bằng công thức."
    wrong.push({ field: "overUnits", message })
  }
  return wrong
}

function wrongTime({ validFrom, validUntil, registerQuery, reporting }: MeasureDraft) {
  const wrong: FieldProblem[] = []
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    wrong.push({ field: "validUntil", message: "Ngày cuối phải sau ngày đầu." })
  }
  if (registerQuery !== null && reporting === null) {
    const message = "Chỉ số đếm từ sổ đăng ký phải có cấp của đơn vị được đếm."
    wrong.push({ field: "reporting", message })
  }
  return wrong
}

const RESERVED = /[=;|[\],"]/u

function wrongDimension(name: string, values: readonly string[]): FieldProblem[] {
  const field = "dimensions"
  const wrong: FieldProblem[] = []
  const bad = [name, ...values].find((text) => RESERVED.test(text) || text.trim() !== text)
  if (bad !== undefined) {
    wrong.push({
      field,
      message: `“${bad}”: tên phân tổ và giá trị không chứa = ; | , [ ] " và không có dấu cách ở đầu, cuối.`,
    })
  }
  const twice = values.find(
    (value, i) => values.findIndex((one) => one.toLowerCase() === value.toLowerCase()) !== i,
  )
  if (twice !== undefined) {
    wrong.push({ field, message: `Phân tổ “${name}” có “${twice}” hai lần.` })
  }
  return wrong
}

/** Fields that may no longer change, each with why. */
export function lockedFields(bound: Bound): MeasureUse["locked"] {
  const { cells, figures, collections } = bound
  const locked: MeasureUse["locked"] = []
  if (cells + figures > 0) {
    const reasonVi = `Đã có ${cells} giá trị và ${figures} số liệu: đổi sẽ làm sai các số đã tính và đã công bố. Hãy tạo chỉ số mới với mã khác.`
    const reasonEn = `There are ${cells} values and ${figures} figures: a change would alter what was computed and published. Make a new measure with another code.`
    for (const field of ["unitOfMeasure", "share", "inTime", "overUnits"]) {
      locked.push({ field, reasonVi, reasonEn })
    }
  }
  if (cells + collections > 0) {
    const reasonVi = `Đã có ${cells} giá trị và ${collections} đợt báo cáo: mỗi chỉ số do đúng một cấp báo cáo. Hãy tạo chỉ số mới với mã khác.`
    const reasonEn = `There are ${cells} values and ${collections} collections: one level reports a measure. Make a new measure with another code.`
    locked.push({ field: "reportedBy", reasonVi, reasonEn })
  }
  return locked
}

/** What a change would do to what is stored; each a refusal that says what is in the way. */
export function wrongChange(
  before: MeasureDraft,
  after: MeasureDraft,
  bound: Bound,
): FieldProblem[] {
  const reasons = new Map(lockedFields(bound).map(({ field, reasonVi }) => [field, reasonVi]))
  const wrong: FieldProblem[] = []
  for (const field of ["unitOfMeasure", "share", "inTime", "overUnits"] as const) {
    const reason = reasons.get(field)
    if (before[field] !== after[field] && reason !== undefined)
      wrong.push({ field, message: reason })
  }
  const level = reasons.get("reportedBy")
  if (before.reporting?.reportedBy !== after.reporting?.reportedBy && level !== undefined) {
    wrong.push({ field: "reportedBy", message: level })
  }
  return [...wrong, ...lostCuts(after, bound), ...lostPeriods(after, bound)]
}

/** Breakdowns that values have must stay. */
function lostCuts({ reporting }: MeasureDraft, { cuts }: Bound): FieldProblem[] {
  const known = new Map(
    Object.entries(reporting?.dimensions ?? {}).map(([name, values]) => [name, new Set(values)]),
  )
  const lost = new Set(
    cuts
      .flatMap((cut) => cutParts(cut))
      .filter(({ dimension, value }) => known.get(dimension)?.has(value) !== true)
      .map(({ dimension, value }) => `${dimension}=${value}`),
  )
  if (lost.size === 0) return []
  const message = `Đã có số liệu hoặc đợt báo cáo theo ${[...lost].join(", ")}: không bỏ hay đổi tên được, chỉ thêm giá trị mới.`
  return [{ field: "dimensions", message }]
}

/** Periods that have values must stay in its time. */
function lostPeriods(
  { validFrom, validUntil }: MeasureDraft,
  { firstDay, lastDay }: Bound,
): FieldProblem[] {
  const wrong: FieldProblem[] = []
  if (validFrom !== null && firstDay !== null && firstDay < validFrom) {
    wrong.push({
      field: "validFrom",
      message: `Đã có số liệu của kỳ kết thúc ngày ${dayText(firstDay)}.`,
    })
  }
  if (validUntil !== null && lastDay !== null && lastDay > validUntil) {
    wrong.push({
      field: "validUntil",
      message: `Đã có số liệu của kỳ kết thúc ngày ${dayText(lastDay)}.`,
    })
  }
  return wrong
}

const dayText = (day: string) => day.split("-").toReversed().join("/")

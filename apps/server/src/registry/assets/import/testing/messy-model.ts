import type { CellSpec } from "../../../../platform/table-file/testing/workbook-writer.ts"

/** What was put into a row. */
export interface PutIn {
  readonly row: number
  readonly name: string
  readonly longitude: number
  readonly latitude: number
  readonly within: number
  readonly height: number | null
  readonly commissioned: string
  /** Technologies, each with its operator where the list says it. */
  readonly stations: readonly string[]
  /** The commune that the row means. */
  readonly commune: string
  /** Why the row must not be taken; null where it must. */
  readonly wrong: string | null
}

export interface MessyWorkbook {
  readonly bytes: Buffer
  readonly put: readonly PutIn[]
  readonly hiddenRows: readonly number[]
}

export const DISTRICTS = [
  ["Thành phố Bắc Kạn", ["Phường Sông Cầu", "Phường Đức Xuân", "Xã Dương Quang", "Xã Nông Thượng"]],
  ["Huyện Pác Nặm", ["Xã Bằng Thành", "Xã Nhạn Môn", "Xã Bộc Bố", "Xã Cổ Linh"]],
  ["Huyện Ba Bể", ["Thị trấn Chợ Rã", "Xã Bành Trạch", "Xã Hà Hiệu", "Xã Khang Ninh"]],
  ["Huyện Ngân Sơn", ["Xã Bằng Vân", "Xã Cốc Đán", "Xã Đức Vân"]],
] as const

export const ROMAN = ["I", "II", "III", "IV", "V"]

/** How one workbook is laid out; drawn once from its seed. */
export interface Layout {
  readonly twoLines: boolean
  readonly merged: boolean
  readonly together: boolean
  readonly technology: "list" | "ticks" | "operators"
  readonly groups: "district" | "none"
  readonly ditto: boolean
  readonly numbering: boolean
  readonly again: boolean
  readonly total: boolean
  readonly titleRows: number
  readonly blank: boolean
}

export interface Column {
  readonly head: string
  readonly above?: string
  readonly cell: (row: RowPlan) => CellSpec
}

export interface RowPlan {
  readonly number: number
  readonly name: string
  readonly commune: string
  readonly district: string
  readonly sameDistrict: boolean
  readonly place: { first: CellSpec; second: CellSpec; both: string; within: number }
  readonly technologies: readonly string[]
  readonly operators: readonly string[]
  readonly height: CellSpec
  readonly day: CellSpec
}

export const TECHNOLOGIES = ["2G", "3G", "4G", "5G"] as const
export const OPERATORS = [
  ["Viettel", "452-04"],
  ["VNPT", "452-02"],
  ["MobiFone", "452-01"],
] as const

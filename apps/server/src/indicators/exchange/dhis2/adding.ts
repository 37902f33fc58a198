import type { Measure } from "../../model.ts"

/** How a data element adds, or why nothing of ours adds like it. */
export type Adding =
  | {
      readonly inTime: Measure["inTime"]
      readonly overUnits: Measure["overUnits"]
      /** Where ours differs, in words; null where it does not. */
      readonly differs: string | null
    }
  | { readonly refused: string }

const WEIGHED = "DHIS2 tính trung bình theo số ngày của mỗi kỳ con, Tỉnh Số coi các kỳ con như nhau"
const LOOKS_BACK = "DHIS2 lấy số gần nhất của mười năm trước khi kỳ này thiếu, Tỉnh Số để trống"

const KNOWN: ReadonlyMap<string, Adding> = new Map<string, Adding>([
  ["SUM", { inTime: "sum", overUnits: "sum", differs: null }],
  ["AVERAGE_SUM_ORG_UNIT", { inTime: "avg", overUnits: "sum", differs: WEIGHED }],
  [
    "AVERAGE",
    {
      inTime: "avg",
      overUnits: "avg",
      differs: "DHIS2 tính trung bình mọi giá trị một lượt, Tỉnh Số theo thời gian rồi theo đơn vị",
    },
  ],
  ["LAST", { inTime: "last", overUnits: "sum", differs: LOOKS_BACK }],
  ["LAST_IN_PERIOD", { inTime: "last", overUnits: "sum", differs: null }],
  ["LAST_AVERAGE_ORG_UNIT", { inTime: "last", overUnits: "avg", differs: LOOKS_BACK }],
  ["LAST_IN_PERIOD_AVERAGE_ORG_UNIT", { inTime: "last", overUnits: "avg", differs: null }],
  ["MIN", { inTime: "min", overUnits: "min", differs: null }],
  ["MAX", { inTime: "max", overUnits: "max", differs: null }],
  [
    "NONE",
    {
      inTime: "last",
      overUnits: "none",
      differs: "DHIS2 không gộp thời gian, Tỉnh Số lấy kỳ con cuối cùng có số",
    },
  ],
])

const WHY_NOT: ReadonlyMap<string, string> = new Map([
  ["FIRST", "lấy kỳ đầu tiên"],
  ["FIRST_AVERAGE_ORG_UNIT", "lấy kỳ đầu tiên"],
  ["COUNT", "đếm số lần nhập"],
  ["STDDEV", "là độ lệch chuẩn"],
  ["VARIANCE", "là phương sai"],
  ["CUSTOM", "do một câu lệnh riêng của DHIS2 tính"],
])

/** How a data element of this aggregation type adds in time and over units. */
export function addingOf(aggregationType: string): Adding {
  const known = KNOWN.get(aggregationType)
  if (known !== undefined) return known
  const why = WHY_NOT.get(aggregationType)
  const reason = why === undefined ? "không biết" : why
  return { refused: `cách gộp ${aggregationType} (${reason}) không có nghĩa tương đương` }
}

const NUMBERS: ReadonlySet<string> = new Set([
  "NUMBER",
  "INTEGER",
  "INTEGER_POSITIVE",
  "INTEGER_NEGATIVE",
  "INTEGER_ZERO_OR_POSITIVE",
  "PERCENTAGE",
  "UNIT_INTERVAL",
])

/** Whether values of a type are numbers that can be added. */
export const isNumeric = (valueType: string) => NUMBERS.has(valueType)

const RANGES: ReadonlyMap<string, readonly [least: number, most: number, why: string]> = new Map([
  ["INTEGER_POSITIVE", [1, Infinity, "phải lớn hơn 0"]],
  ["INTEGER_NEGATIVE", [-Infinity, -1, "phải nhỏ hơn 0"]],
  ["INTEGER_ZERO_OR_POSITIVE", [0, Infinity, "không được âm"]],
  ["PERCENTAGE", [0, 100, "phải từ 0 đến 100"]],
  ["UNIT_INTERVAL", [0, 1, "phải từ 0 đến 1"]],
])

/** What is wrong with a number of a value type; null where nothing is. */
export function outsideType(value: number, valueType: string): string | null {
  if (valueType.startsWith("INTEGER") && !Number.isInteger(value)) return "phải là số nguyên"
  const [least, most, why] = RANGES.get(valueType) ?? [-Infinity, Infinity, ""]
  return value < least || value > most ? why : null
}

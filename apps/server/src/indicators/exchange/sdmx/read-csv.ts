import { nearest } from "@tinhso/vietnamese"
import type { PlacedDraft } from "../../cells/index.ts"
import { type CutPart, cutKey } from "../../cells/cut.ts"
import type { CellDraft, CellStatus } from "../../cells/model.ts"
import { areaId, type SdmxCodes, TOTAL, unitOfArea } from "./codes.ts"
import { isOurs, OURS, readHeader, type SdmxHeader } from "./header.ts"
import { readObsStatus } from "./status.ts"
import { frequencyOf, readTimePeriod } from "./time.ts"

const ACTIONS = ["I", "A", "M", "R", "D"] as const
type Action = (typeof ACTIONS)[number]

export interface SdmxRead {
  readonly drafts: readonly PlacedDraft[]
  readonly wrong: readonly { readonly pointer: string; readonly detail: string }[]
  readonly ignored: readonly string[]
  /** Rows by what they ask for. */
  readonly actions: ReadonlyMap<Action, number>
}

export interface SdmxSurroundings {
  readonly codes: SdmxCodes
  /** Ids of all units of all times. */
  readonly units: ReadonlySet<string>
  /** Fields are separated by ";": then 1,5 is a number. */
  readonly semicolons: boolean
}

/** Rows of SDMX-CSV, the header first, as drafts of cells; everything wrong is told by line and column. */
export function readSdmxRows(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  around: SdmxSurroundings,
): SdmxRead {
  const [first, ...rest] = rows
  const header = readHeader(first?.cells ?? [], around.codes)
  if ("wrong" in header) {
    return { drafts: [], wrong: header.wrong, ignored: [], actions: new Map() }
  }
  const reader = new RowReader(header, around)
  const drafts = rest.flatMap(({ line, cells }) => reader.read(line, cells) ?? [])
  return { drafts, wrong: reader.wrong, ignored: header.ignored, actions: reader.actions }
}

/** What is wrong with a field. */
interface Fault {
  readonly fault: string
}
const isFault = (read: unknown): read is Fault =>
  typeof read === "object" && read !== null && "fault" in read

class RowReader {
  readonly wrong: { pointer: string; detail: string }[] = []
  readonly actions = new Map<Action, number>()
  private readonly header: SdmxHeader
  private readonly around: SdmxSurroundings
  private readonly nearUnits = new Map<string, string | undefined>()

  constructor(header: SdmxHeader, around: SdmxSurroundings) {
    this.header = header
    this.around = around
  }

  read(line: number, cells: readonly string[]): PlacedDraft | null {
    const before = this.wrong.length
    const field = (name: string) => {
      const at = this.header.columns.get(name)
      return at === undefined ? "" : (cells[at] ?? "").trim()
    }
    const found = this.fields(line, field)
    if (this.wrong.length > before || found === null) return null
    const { action, said, cut, ...cell } = found
    this.actions.set(action, (this.actions.get(action) ?? 0) + 1)
    const draft: CellDraft = {
      ...cell,
      ...said,
      place: `dòng ${line}`,
      ...(cut === "" ? {} : { cut }),
      // Appending never replaces what is there.
      ...(action === "A" ? { version: 0 } : {}),
      ...(said.value === null ? {} : { written: field("OBS_VALUE").slice(0, 200) }),
    }
    return { draft, pointer: (column) => `dòng ${line}${columnNamed(column)}` }
  }

  /** Everything that a row says; what is wrong is noted at its column. */
  private fields(line: number, field: (name: string) => string) {
    const id = (name: string) => (field(name).split(": ")[0] ?? "").trim()
    const take = <T>(column: string, read: T | Fault): T | null => {
      if (!isFault(read)) return read
      this.wrong.push({ pointer: `dòng ${line}, cột ${column}`, detail: read.fault })
      return null
    }
    take("STRUCTURE", this.structure(id("STRUCTURE"), field("STRUCTURE_ID")))
    const action = take("ACTION", actionOf(id("ACTION")))
    const unit = take("REF_AREA", this.unit(id("REF_AREA")))
    const measure = take("INDICATOR", this.measure(id("INDICATOR")))
    const period = take("TIME_PERIOD", timeOf(id("TIME_PERIOD"), id("FREQ")))
    const cut = take("phân tổ", this.cut(id))
    take("UNIT_MULT", multiplierOf(id("UNIT_MULT")))
    if (measure !== null) take("UNIT_MEASURE", this.unitOfMeasure(measure, id("UNIT_MEASURE")))
    const said =
      action === "D" ? DELETED : take("OBS_VALUE", this.value(field("OBS_VALUE"), id("OBS_STATUS")))
    if (action === null || unit === null || measure === null) return null
    if (period === null || cut === null || said === null) return null
    return { action, unit, measure, period, cut, said }
  }

  private structure(kind: string, artefact: string): string | Fault {
    if (this.header.version === "1.0") return isOurs(kind) ? kind : notOurs(kind)
    if (!["dataflow", "datastructure"].includes(kind.toLowerCase())) {
      return { fault: `phải là dataflow hoặc datastructure, không phải “${kind.slice(0, 40)}”` }
    }
    return isOurs(artefact) ? artefact : notOurs(artefact)
  }

  private unit(code: string): string | Fault {
    if (code === "") return { fault: "còn trống" }
    const found = [code, unitOfArea(code)].find((one) => this.around.units.has(one))
    if (found !== undefined) return found
    if (!this.nearUnits.has(code) && this.nearUnits.size < MOST_COMPARED) {
      this.nearUnits.set(code, nearest(code, [...this.around.units].map(areaId), 1)[0]?.text)
    }
    return unknown("đơn vị", code, this.nearUnits.get(code))
  }

  private measure(code: string): string | Fault {
    if (code === "") return { fault: "còn trống" }
    const { indicators } = this.around.codes
    const found = indicators.text(code)
    if (found === undefined) return unknown("chỉ số", code, indicators.near(code))
    if (this.around.codes.thing(found)?.reported === true) return found
    return { fault: `“${found}” là chỉ số tính toán: không nhập, hãy nhập các chỉ số cơ sở của nó` }
  }

  private cut(id: (name: string) => string): string | Fault {
    const parts: CutPart[] = []
    for (const [dimension, column] of this.around.codes.dimensions.entries()) {
      const code = id(column)
      if (code === "" || code === TOTAL) continue
      const values = this.around.codes.valuesOf(dimension)
      const value = values.text(code)
      if (value === undefined) return unknown(`giá trị của ${column}`, code, values.near(code))
      parts.push({ dimension, value })
    }
    return cutKey(parts)
  }

  private unitOfMeasure(measure: string, code: string): string | Fault {
    const { codes } = this.around
    const unit = codes.thing(measure)?.unitOfMeasure ?? ""
    const same = ["", codes.unitId(unit), unit].some(
      (one) => one.toLowerCase() === code.toLowerCase(),
    )
    return same
      ? unit
      : { fault: `đơn vị đo ${code.slice(0, 40)} khác ${codes.unitId(unit)} của “${measure}”` }
  }

  private value(text: string, statusCode: string): Said | Fault {
    const read = readObsStatus(statusCode)
    if ("refused" in read) return { fault: read.refused }
    const { status } = read
    const none = status === "missing" || status === "not-applicable"
    if (text === "" || text === "-" || /^(?:nan|#n\/a)$/iu.test(text)) {
      return { value: null, status: none ? status : "missing" }
    }
    const value = numberOf(text, this.around.semicolons)
    if (value === null)
      return { fault: `“${text.slice(0, 40)}” không phải là một số (dấu thập phân là dấu chấm)` }
    if (!Number.isFinite(value)) return { fault: `“${text.slice(0, 40)}” quá lớn` }
    if (none)
      return {
        fault: `trạng thái ${statusCode} nói không có số liệu mà giá trị là ${text.slice(0, 40)}`,
      }
    return { value, status: status ?? "normal" }
  }
}

interface Said {
  readonly value: number | null
  readonly status: CellStatus
}

const DELETED: Said = { value: null, status: "missing" }
/** Unknown units for which one that looks alike is looked for. */
const MOST_COMPARED = 20

function actionOf(text: string): Action | Fault {
  const action = ACTIONS.find((one) => one === (text === "" ? "I" : text.toUpperCase()))
  return action ?? { fault: `“${text.slice(0, 20)}” không phải là I, A, R, D hoặc M` }
}

function timeOf(text: string, frequency: string): string | Fault {
  const read = readTimePeriod(text)
  if ("refused" in read) return { fault: read.refused }
  const own = frequencyOf(read.code)
  if (frequency === "" || frequency === own) return read.code
  return { fault: `${text} có tần suất ${own}, cột FREQ lại là ${frequency.slice(0, 20)}` }
}

function multiplierOf(text: string): string | Fault {
  if (text === "" || text === "0") return ""
  return {
    fault: `UNIT_MULT ${text.slice(0, 20)}: giá trị phải viết đầy đủ, không theo luỹ thừa của 10`,
  }
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u

function numberOf(text: string, semicolons: boolean): number | null {
  const plain = semicolons && /^-?\d+,\d+$/u.test(text) ? text.replace(",", ".") : text
  return NUMBER.test(plain) ? Number(plain) : null
}

const unknown = (what: string, code: string, near: string | undefined): Fault => ({
  fault: `không có ${what} “${code.slice(0, 60)}”${near === undefined ? "" : `; có phải ${near}?`}`,
})

const notOurs = (artefact: string): Fault => ({
  fault: `“${artefact.slice(0, 60)}” không phải là ${OURS}`,
})

const COLUMN: Readonly<Record<string, string>> = {
  measure: "INDICATOR",
  unit: "REF_AREA",
  period: "TIME_PERIOD",
  value: "OBS_VALUE",
  status: "OBS_STATUS",
  cut: "phân tổ",
}
const columnNamed = (column: string) => {
  const name = COLUMN[column]
  return name === undefined ? "" : `, cột ${name}`
}

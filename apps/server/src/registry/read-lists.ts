import { compareKey, parseUnitName } from "@tinhso/vietnamese"
import { type Line, type Problem, readTable } from "./csv-table.ts"
import type { ListedUnit, Lists, Mapped } from "./lists.ts"

/** The files of a directory of lists; a null is an optional file that is not there. */
export type ListFiles = { readonly [file in ListFile]: Uint8Array | null }

/** Which columns a file must have. */
export const LIST_COLUMNS = {
  "provinces_2024.csv": ["code", "name_vi", "type"],
  "districts_2024.csv": ["code", "name_vi", "type", "province_code"],
  "communes_2024.csv": ["code", "name_vi", "type", "district_code", "province_code"],
  "provinces_2025.csv": ["code", "name_vi", "type"],
  "communes_2025.csv": ["code", "name_vi", "type", "province_code"],
  "provinces_mapping_2024_2025.csv": ["old_province_code", "new_province_code"],
  "mapping_2024_2025.csv": ["old_commune_code", "new_commune_code", "relation", "is_default"],
  "mapping_2024_2025_island_districts.csv": ["old_district_code", "new_commune_code"],
  "provinces_2026.csv": ["code", "name_vi", "type"],
  "communes_2026.csv": ["code", "name_vi", "type", "province_code"],
} as const satisfies Record<string, readonly string[]>
export type ListFile = keyof typeof LIST_COLUMNS
export const LIST_FILES = Object.keys(LIST_COLUMNS) as ListFile[]
/** Files that a directory may lack. */
export const OPTIONAL_FILES: readonly ListFile[] = [
  "mapping_2024_2025_island_districts.csv",
  "provinces_2026.csv",
  "communes_2026.csv",
]

export interface ReadLists {
  readonly lists: Lists
  /** Whatever makes the lists unusable. */
  readonly problems: readonly Problem[]
  /** What looks odd and is taken as it is written. */
  readonly warnings: readonly Problem[]
}

const TYPES = {
  province: ["Tỉnh", "Thành phố"],
  district: ["Huyện", "Quận", "Thị xã", "Thành phố"],
  oldCommune: ["Xã", "Phường", "Thị trấn"],
  commune: ["Xã", "Phường", "Đặc khu"],
} as const
const DIGITS = { province: 2, district: 3, oldCommune: 5, commune: 5 } as const
type Kind = keyof typeof TYPES

/** Reads the lists line by line; whether they agree with each other is `checkLists`. */
export function readLists(files: ListFiles): ReadLists {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const lines = (file: ListFile): readonly Line[] => {
    const bytes = files[file]
    if (bytes === null) {
      if (!OPTIONAL_FILES.includes(file)) {
        problems.push({ file, row: null, column: null, message: "thiếu tệp này" })
      }
      return []
    }
    const table = readTable(file, bytes, LIST_COLUMNS[file])
    if (table.problem !== null) problems.push(table.problem)
    return table.lines
  }
  const units = <K extends Kind, C extends string>(
    file: ListFile,
    kind: K,
    parents: readonly C[],
  ) =>
    lines(file).map((line) => {
      const cells = new Cells(file, line, problems)
      return listedUnit(cells, kind, parents, warnings)
    })
  const pairs = (file: ListFile, from: string, kindFrom: Kind, to: string, kindTo: Kind) =>
    lines(file).map((line): Mapped & { readonly cells: Cells } => {
      const cells = new Cells(file, line, problems)
      return {
        line: line.line,
        source: cells.code(from, kindFrom),
        target: cells.code(to, kindTo),
        cells,
      }
    })
  const mapping = pairs(
    "mapping_2024_2025.csv",
    "old_commune_code",
    "oldCommune",
    "new_commune_code",
    "commune",
  ).map(({ cells, ...pair }) => ({
    ...pair,
    whole: cells.oneOf("relation", ["whole", "part"]) === "whole",
    suggested: cells.oneOf("is_default", ["0", "1"]) === "1",
  }))
  const plain = (rows: readonly (Mapped & { readonly cells: Cells })[]): Mapped[] =>
    rows.map(({ line, source, target }) => ({ line, source, target }))
  const lists: Lists = {
    provinces2024: units("provinces_2024.csv", "province", []),
    districts2024: units("districts_2024.csv", "district", ["province"]),
    communes2024: units("communes_2024.csv", "oldCommune", ["district", "province"]),
    provinces2025: units("provinces_2025.csv", "province", []),
    communes2025: units("communes_2025.csv", "commune", ["province"]),
    provinces2026:
      files["provinces_2026.csv"] === null ? null : units("provinces_2026.csv", "province", []),
    communes2026:
      files["communes_2026.csv"] === null
        ? null
        : units("communes_2026.csv", "commune", ["province"]),
    provinceMapping: plain(
      pairs(
        "provinces_mapping_2024_2025.csv",
        "old_province_code",
        "province",
        "new_province_code",
        "province",
      ),
    ),
    communeMapping: mapping,
    islandMapping: plain(
      pairs(
        "mapping_2024_2025_island_districts.csv",
        "old_district_code",
        "district",
        "new_commune_code",
        "commune",
      ),
    ),
  }
  return { lists, problems, warnings }
}

/** The cells of one line, read with what they must be. */
class Cells {
  readonly file: string
  readonly line: Line
  readonly problems: Problem[]

  constructor(file: string, line: Line, problems: Problem[]) {
    this.file = file
    this.line = line
    this.problems = problems
  }

  text(column: string): string {
    return this.line.cells[column] ?? ""
  }

  refuse(column: string, message: string): void {
    this.problems.push({ file: this.file, row: this.line.line, column, message })
  }

  code(column: string, kind: Kind): string {
    const text = this.text(column)
    const digits = DIGITS[kind]
    if (new RegExp(`^\\d{${digits}}$`, "u").test(text)) return text
    const lost = /^\d+$/u.test(text) && text.length < digits
    this.refuse(
      column,
      text === ""
        ? "ô trống, cần một mã"
        : `“${text}” không phải mã ${digits} chữ số${lost ? " (mất số 0 ở đầu?)" : ""}`,
    )
    return text
  }

  oneOf(column: string, values: readonly string[]): string {
    const text = this.text(column)
    if (!values.includes(text)) {
      this.refuse(column, `“${text}” không phải một trong: ${values.join(", ")}`)
    }
    return text
  }
}

function listedUnit<C extends string>(
  cells: Cells,
  kind: Kind,
  parents: readonly C[],
  warnings: Problem[],
): ListedUnit & Record<C, string> {
  const { type, name } = typeAndName(cells, kind, warnings)
  const above = parents.map((parent) => [
    parent,
    cells.code(`${parent}_code`, parent === "district" ? "district" : "province"),
  ])
  return {
    line: cells.line.line,
    code: cells.code("code", kind),
    type,
    name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each parent
    ...(Object.fromEntries(above) as Record<C, string>),
  }
}

/** The name without its type word, and the type: the word in the name, else the column's. */
function typeAndName(cells: Cells, kind: Kind, warnings: Problem[]) {
  const written = cells.text("name_vi")
  const { typeWord, name } = parseUnitName(written)
  const column = cells.text("type")
  const known = (word: string) => TYPES[kind].find((type) => compareKey(type) === compareKey(word))
  const said = known(column)
  if (said === undefined) cells.refuse("type", `“${column}” không phải ${TYPES[kind].join(", ")}`)
  if (written === "") cells.refuse("name_vi", "ô trống, cần một tên")
  if (/[\p{Cc}<>]/u.test(written)) cells.refuse("name_vi", "tên có ký tự lạ")
  const ofName = typeWord === null ? undefined : known(typeWord)
  if (ofName !== undefined && said !== undefined && ofName !== said) {
    const message = `tên viết “${written}” nhưng cột này ghi “${column}”; lấy theo tên`
    warnings.push({ file: cells.file, row: cells.line.line, column: "type", message })
  }
  return ofName === undefined ? { type: said ?? "", name: written } : { type: ofName, name }
}

import { compareKey, parseUnitName } from "@tinhso/vietnamese"
import type { Problem, WrittenRow } from "../rows.ts"
import type { ListedUnit, Lists, Mapped, MappedCommune } from "./listed.ts"

/** The files of a directory of official lists and the columns that each must have. */
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
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the type
export const LIST_FILES = Object.keys(LIST_COLUMNS) as ListFile[]

/** Files that a directory may lack. */
export const OPTIONAL_FILES: ReadonlySet<ListFile> = new Set([
  "mapping_2024_2025_island_districts.csv",
  "provinces_2026.csv",
  "communes_2026.csv",
])

/** The rows of each file; null where an optional file is not there. */
export type ListRows = ReadonlyMap<ListFile, readonly WrittenRow[]>

export interface ReadLists {
  readonly lists: Lists
  /** Whatever makes the lists unusable. */
  readonly problems: readonly Problem[]
  /** What looks odd and is taken as it is written. */
  readonly warnings: readonly Problem[]
}

/** Reads the lists row by row; whether they agree with each other is `checkLists`. */
export function readLists(rows: ListRows): ReadLists {
  const reader = new Reader(rows)
  const lists: Lists = {
    provinces2024: reader.units("provinces_2024.csv", "province", []),
    districts2024: reader.units("districts_2024.csv", "district", ["province"]),
    communes2024: reader.units("communes_2024.csv", "oldCommune", ["district", "province"]),
    provinces2025: reader.units("provinces_2025.csv", "province", []),
    communes2025: reader.units("communes_2025.csv", "commune", ["province"]),
    provinces2026: rows.has("provinces_2026.csv")
      ? reader.units("provinces_2026.csv", "province", [])
      : null,
    communes2026: rows.has("communes_2026.csv")
      ? reader.units("communes_2026.csv", "commune", ["province"])
      : null,
    provinceMapping: reader.pairs("provinces_mapping_2024_2025.csv", "province", "province"),
    communeMapping: reader.communePairs("mapping_2024_2025.csv"),
    islandMapping: reader.pairs("mapping_2024_2025_island_districts.csv", "district", "commune"),
  }
  return { lists, problems: reader.problems, warnings: reader.warnings }
}

const TYPES = {
  province: ["Tỉnh", "Thành phố"],
  district: ["Huyện", "Quận", "Thị xã", "Thành phố"],
  oldCommune: ["Xã", "Phường", "Thị trấn"],
  commune: ["Xã", "Phường", "Đặc khu"],
} as const
const CODES = { province: /^\d{2}$/u, district: /^\d{3}$/u, commune: /^\d{5}$/u } as const
const DIGITS = { province: 2, district: 3, commune: 5 } as const
type Kind = keyof typeof TYPES
type CodeKind = keyof typeof CODES

/** Names are shorter than this; the longest today has 26 letters. */
const LONGEST_NAME = 100

class Reader {
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []
  readonly #rows: ListRows

  constructor(rows: ListRows) {
    this.#rows = rows
  }

  units<P extends "district" | "province">(
    file: ListFile,
    kind: Kind,
    parents: readonly P[],
  ): (ListedUnit & Record<P, string>)[] {
    return this.#of(file).map((row) => {
      const above = parents.map((p) => [p, this.#code(file, row, `${p}_code`, p)] as const)
      return {
        row: row.row,
        code: this.#code(file, row, "code", kind === "oldCommune" ? "commune" : kind),
        ...this.#typeAndName(file, row, kind),
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each parent
        ...(Object.fromEntries(above) as Record<P, string>),
      }
    })
  }

  pairs(file: ListFile, from: CodeKind, to: CodeKind): Mapped[] {
    return this.#of(file).map((row) => this.#pair(file, row, from, to))
  }

  communePairs(file: ListFile): MappedCommune[] {
    return this.#of(file).map((row) => ({
      ...this.#pair(file, row, "commune", "commune"),
      whole: this.#oneOf(file, row, "relation", ["whole", "part"]) === "whole",
      suggested: this.#oneOf(file, row, "is_default", ["0", "1"]) === "1",
    }))
  }

  #of(file: ListFile): readonly WrittenRow[] {
    return this.#rows.get(file) ?? []
  }

  #pair(file: ListFile, row: WrittenRow, from: CodeKind, to: CodeKind): Mapped {
    return {
      row: row.row,
      source: this.#code(file, row, `old_${from}_code`, from),
      target: this.#code(file, row, `new_${to}_code`, to),
    }
  }

  #refuse(file: string, row: WrittenRow, column: string, message: string): void {
    this.problems.push({ file, row: row.row, column, message })
  }

  #code(file: ListFile, row: WrittenRow, column: string, kind: CodeKind): string {
    const text = cell(row, column)
    if (CODES[kind].test(text)) return text
    const lost = /^\d+$/u.test(text) && text.length < DIGITS[kind] ? " (mất số 0 ở đầu?)" : ""
    const message =
      text === ""
        ? "ô trống, cần một mã"
        : `“${shorten(text)}” không phải mã ${DIGITS[kind]} chữ số${lost}`
    this.#refuse(file, row, column, message)
    return text
  }

  #oneOf(file: ListFile, row: WrittenRow, column: string, values: readonly string[]): string {
    const text = cell(row, column)
    if (!values.includes(text)) {
      const message = `“${shorten(text)}” không phải một trong: ${values.join(", ")}`
      this.#refuse(file, row, column, message)
    }
    return text
  }

  /** The name without its type word, and the type: the word in the name, else the column's. */
  #typeAndName(file: ListFile, row: WrittenRow, kind: Kind): { type: string; name: string } {
    const written = cell(row, "name_vi")
    const column = cell(row, "type")
    const said = typeOf(kind, column)
    if (said === null) {
      const message = `“${shorten(column)}” không phải một trong: ${TYPES[kind].join(", ")}`
      this.#refuse(file, row, "type", message)
    }
    const wrong = wrongName(written)
    if (wrong !== null) this.#refuse(file, row, "name_vi", wrong)
    const { typeWord, name } = parseUnitName(written)
    const ofName = typeWord === null ? null : typeOf(kind, typeWord)
    if (ofName === null) return { type: said ?? "", name: written }
    if (said !== null && ofName !== said) {
      const message = `tên là “${written}” mà cột này ghi “${column}”; lấy theo tên`
      this.warnings.push({ file, row: row.row, column: "type", message })
    }
    return { type: ofName, name }
  }
}

function typeOf(kind: Kind, word: string): string | null {
  return TYPES[kind].find((type) => compareKey(type) === compareKey(word)) ?? null
}

function wrongName(written: string): string | null {
  if (written === "") return "ô trống, cần một tên"
  if (written.length > LONGEST_NAME) return `tên dài ${written.length} ký tự`
  if (!/\p{L}|\p{N}/u.test(written)) return `“${written}” không phải tên`
  const odd = /[^\p{L}\p{M}\p{N} '’.()\-–]/u.exec(written)?.[0]
  return odd === undefined ? null : `tên có ký tự lạ “${odd}” (U+${hex(odd)})`
}

const hex = (sign: string) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")

const cell = (row: WrittenRow, column: string) => row.cells[column]?.text.trim() ?? ""

const shorten = (text: string) => (text.length <= 40 ? text : `${text.slice(0, 40)}…`)

import type { Grid } from "@tinhso/places"
import { searchKey } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../../platform/clock.ts"
import type { Context } from "../../../../platform/context.ts"
import type { GridFile } from "../../../../platform/table-file/index.ts"
import { readOrganisations } from "../../../organisations/store/organisations-store.ts"
import { resolve } from "../../../resolve.ts"
import { readBook } from "../../../store/book-store.ts"
import type { AssetKind } from "../../model.ts"
import { readKinds } from "../../service/kinds-service.ts"
import { aboutFile, gridIn } from "../context-of-file.ts"
import type { Reading } from "../reading.ts"
import type { FileFormat } from "../formats/read-file.ts"
import { noTable, unknownOption } from "../errors.ts"
import { shippedMeridians, shippedPlaces, shippedWords } from "../loader.ts"
import { organisationNames } from "../organisation-names.ts"
import { lookAt, type PlainTable, readTableRows, type UnderstoodRow } from "../understand.ts"
import { type UnitWords, unitWordsOf } from "../units.ts"
import { enumCode } from "../values/listed.ts"
import type { Writing } from "../values/read-value.ts"
import { vocabularyOf } from "../vocabulary.ts"
import type { GroupMeaning } from "../walk.ts"

/** What a person says of a list beside the list itself. */
export interface ReadingOptions {
  readonly sheet?: string | undefined
  /** "mast" */
  readonly kind?: string | undefined
  /** The day that the list describes; what the file says, otherwise today. */
  readonly day?: string | undefined
  /** "Bắc Kạn" */
  readonly province?: string | undefined
  /** The operator of rows that name none: "452-04", "Viettel". */
  readonly operator?: string | undefined
  readonly decimal?: "comma" | "point" | undefined
  /** "106°30'" or "106.5": the meridian of VN-2000 metres. */
  readonly meridian?: string | undefined
  /** 3 or 6 degrees. */
  readonly zone?: 3 | 6 | undefined
  /** Whose codes the file gives; "danh-sach" without one. */
  readonly scheme?: string | undefined
  /** The organisation that owns what rows name no owner of. */
  readonly owner?: string | undefined
  /** Targets by heading that a person chose. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  /** The same as it was decided for an earlier file of this heading. */
  readonly remembered?: Readonly<Record<string, string>> | undefined
  readonly format: FileFormat
}

export interface Understood {
  readonly day: string
  readonly kinds: ReadonlyMap<string, AssetKind>
  readonly tables: readonly PlainTable[]
  readonly rows: readonly UnderstoodRow[]
  /** The province of the list, where it is known. */
  readonly province: string | null
  readonly grid: Grid | null
  readonly format: FileFormat
}

/** Reads the rows of a list against the units and organisations of the register. */
export async function understand(
  ctx: Context,
  grid: GridFile,
  options: ReadingOptions,
): Promise<Understood> {
  const kinds: ReadonlyMap<string, AssetKind> = await readKinds(ctx.db)
  if (options.kind !== undefined && !kinds.has(options.kind)) {
    throw unknownOption("--kind", options.kind, [...kinds.keys()])
  }
  const words = shippedWords()
  const tables = tablesOf(grid, kinds, options)
  if (tables.length === 0) throw noTable(grid.fileName, topOf(grid))
  const about = aboutFile([grid.fileName, ...tables.flatMap(textsAbout)])
  const book = await readBook(ctx.db)
  const day = options.day ?? about.day ?? dayInVietnam(ctx.now())
  const province = provinceOf(about.provinces, options.province, (text) => {
    const answer = resolve(book, { text, level: "province", on: day })
    return answer.kind === "found" ? answer.unit.id : null
  })
  const said = meridianOf(options) ?? about.grid
  const units = unitWordsOf(book, {
    day,
    province,
    meridians: shippedMeridians(),
    places: shippedPlaces(),
    grid: said,
  })
  const organisations = organisationNames(await readOrganisations(ctx.db), kinds)
  const operator = operatorOf(options.operator, kinds)
  const writing: Writing = { words, decimal: options.decimal ?? decimalOf(tables) }
  const rows = tables.flatMap((table) => {
    if (table.shape === null) return []
    const reading: Reading = {
      shape: table.shape,
      writing,
      unitOf: units.unitOf,
      placeOptions: units.placeOptions,
      organisationOf: organisations,
      sharing: new Map(),
      scheme: options.scheme ?? "danh-sach",
      operator,
      owner: options.owner ?? null,
    }
    return readTableRows(table, reading, (text) => meaningOf(text, kinds, units))
  })
  const { format } = options
  return { day, kinds, tables, rows, province, grid: said, format }
}

/** The tables of a file as their headings stand, before anybody corrected them. */
export async function tablesIn(
  ctx: Context,
  grid: GridFile,
  { columns: _columns, remembered: _remembered, ...options }: ReadingOptions,
): Promise<readonly PlainTable[]> {
  return tablesOf(grid, await readKinds(ctx.db), options)
}

function tablesOf(
  grid: GridFile,
  kinds: ReadonlyMap<string, AssetKind>,
  options: ReadingOptions,
): PlainTable[] {
  const words = shippedWords()
  return lookAt({
    grid,
    kinds,
    words,
    vocabulary: vocabularyOf(words, [...kinds.values()], kinds.get(options.kind ?? "") ?? null),
    sheet: options.sheet ?? null,
    kind: options.kind ?? (options.format === "opencellid" ? "base-station" : null),
    chosen: new Map(Object.entries(options.columns ?? {})),
    remembered: new Map(Object.entries(options.remembered ?? {})),
    plain: MAPS.has(options.format),
    alone: options.format === "opencellid",
  })
}

/** Formats whose things have one heading each. */
const MAPS: ReadonlySet<FileFormat> = new Set(["geojson", "kml", "shapefile", "opencellid"])

const topOf = ({ sheets }: GridFile) =>
  sheets.flatMap(({ rows }) =>
    rows.slice(0, 3).map(({ texts }) => texts.filter((text) => text !== "").join(", ")),
  )

/** The province that a person names, or the only one that the titles name. */
function provinceOf(
  names: readonly string[],
  said: string | undefined,
  find: (text: string) => string | null,
): string | null {
  if (said !== undefined) {
    const meant = find(said)
    if (meant === null) throw unknownOption("--province", said, [])
    return meant
  }
  const found = new Set(names.flatMap((name) => find(name) ?? []))
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}

/** Words beside the rows: sheet, titles, headings. */
const textsAbout = ({ sheet, found, columns }: PlainTable) => [
  sheet ?? "",
  ...found.title,
  ...remarksOf(found),
  ...columns.map(({ heading }) => heading),
]

/** Rows of few words among the first below a heading: "Hệ tọa độ VN-2000, KTT 107°45'". */
const remarksOf = ({ rows }: PlainTable["found"]) =>
  rows.slice(0, 5).flatMap(({ texts }) => {
    const filled = texts.filter((text) => text.trim() !== "")
    return filled.length <= 2 ? filled : []
  })

/** The grid of metres that a person names by its meridian: "106°30'", "106.5"; null where none is named. */
export function meridianOf({
  meridian,
  zone = 3,
}: Pick<ReadingOptions, "meridian" | "zone">): Grid | null {
  if (meridian === undefined) return null
  const degrees = Number(meridian.replace(",", "."))
  if (Number.isFinite(degrees) && degrees >= 102 && degrees <= 118) {
    return { datum: "VN-2000", meridian: degrees, zone }
  }
  const written = gridIn(`ktt ${meridian}`)
  if (written === null) throw unknownOption("--meridian", meridian, ["105", "106°30'", "107.75"])
  return { ...written, zone }
}

function operatorOf(
  text: string | undefined,
  kinds: ReadonlyMap<string, AssetKind>,
): string | null {
  if (text === undefined) return null
  const attributes = [...kinds.values()]
    .flatMap(({ attributes: all }) => all)
    .filter(({ code }) => code === "operator")
  for (const attribute of attributes) {
    const code = enumCode(attribute, text)
    if (code !== null) return code
  }
  const listed = attributes.flatMap(({ values }) => values.map(({ code, vi }) => `${code} (${vi})`))
  throw unknownOption("--operator", text, [...new Set(listed)])
}

/**
 * The mark before decimals of a file, where its cells show it: "105,768149" has five digits or more
 * after a comma, so no comma there groups thousands.
 */
function decimalOf(tables: readonly PlainTable[]): "comma" | "point" | null {
  let comma = 0
  let point = 0
  for (const { found } of tables) {
    for (const { texts, kinds } of found.rows.slice(0, 500)) {
      texts.forEach((text, at) => {
        if (kinds[at] !== "t") return
        if (/^\s*\d+,(?:\d{1,2}|\d{4,})\s*%?\s*$/u.test(text)) comma += 1
        else if (/^\s*\d+\.(?:\d{1,2}|\d{4,})\s*%?\s*$/u.test(text)) point += 1
      })
    }
  }
  return comma > 0 === point > 0 ? null : comma > 0 ? "comma" : "point"
}

/** What the heading of a group says: an operator, a unit, or nothing that is known. */
function meaningOf(
  text: string,
  kinds: ReadonlyMap<string, AssetKind>,
  units: UnitWords,
): GroupMeaning {
  const level = units.levelOf(text)
  if (level !== null) return { target: level, value: text }
  const operator = kinds.get("base-station")?.attributes.find(({ code }) => code === "operator")
  const inText = operator === undefined ? null : operatorIn(text, operator)
  if (inText !== null) return { target: "attribute:operator", value: inText }
  return { target: null, value: text }
}

function operatorIn(text: string, operator: AssetKind["attributes"][number]): string | null {
  const whole = enumCode(operator, text)
  if (whole !== null) return whole
  const key = ` ${searchKey(text)} `
  const found = operator.values.filter(({ vi, words }) =>
    [vi, ...words].some((word) => key.includes(` ${searchKey(word)} `)),
  )
  return found.length === 1 ? (found[0]?.code ?? null) : null
}

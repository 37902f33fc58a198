import { csvLine, notFormula } from "@tinhso/csv"
import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import { attributesTold, shapeOf } from "../feature.ts"
import { readHeading, type Vocabulary } from "../import/vocabulary.ts"
import type { Asset, AssetKind, Attribute, AttributeValue, ToldAsset } from "../model.ts"
import type { Layer } from "./layer.ts"

export interface TableWords {
  /** How headings are read when the file comes back. */
  readonly vocabulary: Vocabulary
  readonly organisationName: (id: string) => string
  /** Names of the unit and of what it lies in, by level. */
  readonly unitNames: (id: string) => UnitNames
}

export interface UnitNames {
  readonly commune: string | null
  readonly district: string | null
  readonly province: string | null
}

interface Column {
  readonly title: string
  readonly width: number
  readonly cell: (asset: ToldAsset) => string | number | null
}

const STATES: Readonly<Record<Asset["state"], string>> = {
  planned: "dự kiến",
  active: "đang hoạt động",
  faulty: "hỏng",
  removed: "đã tháo dỡ",
}

/** More letters than a cell of a workbook takes. */
const MOST_LETTERS = 32_000

/** The columns of a kind, under headings by which the file is read back. */
function columnsOf({ kind, whole }: Layer, words: TableWords): Column[] {
  const unit = (asset: ToldAsset) => (asset.unit === null ? null : words.unitNames(asset.unit))
  const holder = (id: string | null) => (id === null ? null : words.organisationName(id))
  return [
    { title: "Mã tài sản", width: 14, cell: ({ id }) => id },
    { title: "Tên", width: 34, cell: ({ name }) => name },
    { title: "Trạng thái", width: 16, cell: ({ state }) => STATES[state] },
    { title: "Xã, phường", width: 24, cell: (asset) => unit(asset)?.commune ?? null },
    { title: "Huyện", width: 20, cell: (asset) => unit(asset)?.district ?? null },
    { title: "Tỉnh", width: 20, cell: (asset) => unit(asset)?.province ?? null },
    { title: "Chủ sở hữu", width: 30, cell: ({ owner }) => holder(owner) },
    ...placeColumns(kind),
    ...attributesTold(kind, whole).map((one) => attributeColumn(one, words.vocabulary)),
  ]
}

function placeColumns({ geometry }: AssetKind): Column[] {
  if (geometry === "none") return []
  if (geometry === "point") {
    return [
      { title: "Kinh độ", width: 12, cell: ({ longitude }) => longitude },
      { title: "Vĩ độ", width: 12, cell: ({ latitude }) => latitude },
    ]
  }
  return [{ title: "geometry (geojson)", width: 40, cell: shapeText }]
}

function shapeText(asset: ToldAsset): string | null {
  const shape = shapeOf(asset)
  const text = shape === null ? "" : JSON.stringify(shape)
  return text.length > MOST_LETTERS ? null : text
}

/** What the heading of an attribute is read as, where not by its code. */
const READ_AS: Readonly<Record<string, string>> = {
  technology: "technology",
  address: "address",
  mast: "mast",
}

/** Its Vietnamese name, unless another attribute goes by it. */
function attributeColumn(attribute: Attribute, vocabulary: Vocabulary): Column {
  const { code, nameVi, nameEn, unitOfMeasure } = attribute
  const target = READ_AS[code] ?? `attribute:${code}`
  const suffix = unitOfMeasure === null ? "" : ` (${unitOfMeasure})`
  const titles = [nameVi, ...attribute.words, nameEn, code].map((one) => `${one}${suffix}`)
  const title = titles.find((one) => readHeading([one], vocabulary)?.target === target)
  return {
    title: title ?? titles[0] ?? code,
    width: Math.max(12, nameVi.length + 4),
    cell: (asset) => cellOf(attribute, asset.attributes[code] ?? null),
  }
}

function cellOf(attribute: Attribute, value: AttributeValue | null): string | number | null {
  if (value === null) return null
  if (typeof value === "boolean") return value ? "có" : "không"
  if (Array.isArray(value)) return value.map((one) => String(wordOf(attribute, one))).join("; ")
  return wordOf(attribute, value)
}

/** The Vietnamese name of a listed value; its code where the name would be read as several. */
function wordOf({ values }: Attribute, value: string | number): string | number {
  const listed = values.find(({ code }) => code === value)
  return listed === undefined || /[,;/+&|\n]|\s+và\s+/u.test(listed.vi) ? value : listed.vi
}

/** One sheet for each kind. */
export function sheetsOf(layers: readonly Layer[], words: TableWords): WorkbookSheet[] {
  return layers.map((layer) => {
    const columns = columnsOf(layer, words)
    return {
      name: layer.kind.nameVi,
      columns: columns.map(({ title, width }) => ({ title, width })),
      rows: rowsOf(layer, columns),
    }
  })
}

function* rowsOf(layer: Layer, columns: readonly Column[]): Generator<WorkbookCell[]> {
  for (const asset of layer.assets()) yield columns.map(({ cell }) => cell(asset))
}

/** A kind as CSV with a byte order mark, as spreadsheets want it. */
export function* csvOf(layer: Layer, words: TableWords): Generator<string> {
  const columns = columnsOf(layer, words)
  yield `\ufeff${csvLine(columns.map(({ title }) => notFormula(title)))}\r\n`
  for (const asset of layer.assets()) {
    yield `${csvLine(columns.map(({ cell }) => plain(cell(asset))))}\r\n`
  }
}

/** What people type is never a formula in their spreadsheet. */
const plain = (value: string | number | null) =>
  typeof value === "string" ? notFormula(value) : value

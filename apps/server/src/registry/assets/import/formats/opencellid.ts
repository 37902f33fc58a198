import { metresBetween } from "@tinhso/places"
import type { GridFile, GridRow } from "../../../../platform/table-file/index.ts"

/** The columns of OpenCelliD's files, in their order. */
const COLUMNS = [
  "radio",
  "mcc",
  "net",
  "area",
  "cell",
  "unit",
  "lon",
  "lat",
  "range",
  "samples",
  "changeable",
  "created",
  "updated",
  "averagesignal",
] as const

const RADIOS = new Set(["GSM", "UMTS", "LTE", "NR", "CDMA"])

/** Whether a table is one of OpenCelliD: 14 columns, with or without their heading. */
export function isOpenCellId({ sheets }: GridFile): boolean {
  const [first] = sheets[0]?.rows ?? []
  if (first === undefined || sheets.length > 1) return false
  const texts = first.texts.map((text) => text.trim().toLowerCase())
  if (texts[0] === "radio" && texts.includes("mcc") && texts.includes("cell")) return true
  return texts.length === 14 && RADIOS.has((texts[0] ?? "").toUpperCase()) && texts[1] === "452"
}

interface Cells {
  readonly row: number
  readonly radio: string
  readonly cell: string
  readonly operator: string
  readonly code: string
  longitude: number
  latitude: number
  samples: number
}

/** Cells of one site are not told further apart than this by the phones that heard them, in metres. */
const MOST_APART = 1_500

/**
 * Cells as stations, each at the mean place of its cells, weighted by samples. An LTE site is the
 * cell number without its last eight bits, as the standard says. Of the others the standard does not
 * say it: numbers that share all but what operators give to sectors (the last digit of GSM and UMTS,
 * the last eight bits of NR) are one station where their places agree.
 */
export function openCellIdGrid(grid: GridFile): GridFile {
  const stations = new Map<string, Cells[]>()
  const all = grid.sheets[0]?.rows ?? []
  const [first] = all
  const names = first?.texts.map((text) => text.trim().toLowerCase()) ?? []
  const headed = names[0] === "radio"
  const order: readonly string[] = headed ? names : COLUMNS
  for (const row of headed ? all.slice(1) : all) {
    const of = (name: string) => row.texts[order.indexOf(name)]?.trim() ?? ""
    const read = stationOf(row.row, of)
    const alike = stations.get(read.code) ?? []
    stations.set(read.code, alike)
    const before = alike.find(
      (one) => read.radio === "LTE" || metresBetween(one, read) <= MOST_APART,
    )
    if (before !== undefined) addCell(before, read)
    else alike.push(alike.length === 0 ? read : { ...read, code: `${read.code}.${read.cell}` })
  }
  const rows = [...stations.values()].flat().map(stationRow)
  const header: GridRow = { row: headed ? 1 : 0, hidden: false, texts: HEADINGS, kinds: "tttttt" }
  return { ...grid, sheets: [{ name: null, hidden: false, merges: [], rows: [header, ...rows] }] }
}

const HEADINGS = ["Mã trạm", "Tên trạm", "Công nghệ", "Nhà mạng", "Kinh độ", "Vĩ độ"]

/** How many numbers of cells a site has. */
const SECTORS: Readonly<Record<string, number>> = { GSM: 10, UMTS: 10, LTE: 256, NR: 256 }

function stationOf(row: number, of: (name: string) => string): Cells {
  const radio = of("radio").toUpperCase()
  const number = Number(of("cell"))
  const sectors = SECTORS[radio]
  const site =
    sectors === undefined || !Number.isInteger(number)
      ? of("cell")
      : `${Math.floor(number / sectors)}`
  const net = of("net").padStart(2, "0")
  const area = radio === "LTE" ? "" : `-${of("area")}`
  return {
    row,
    radio,
    cell: of("cell"),
    operator: `${of("mcc")}-${net}`,
    code: `${radio}-${of("mcc")}-${net}${area}-${site}`,
    longitude: Number(of("lon") || Number.NaN),
    latitude: Number(of("lat") || Number.NaN),
    samples: Math.max(1, Number(of("samples")) || 1),
  }
}

function addCell(site: Cells, cell: Cells): void {
  const samples = site.samples + cell.samples
  site.longitude = (site.longitude * site.samples + cell.longitude * cell.samples) / samples
  site.latitude = (site.latitude * site.samples + cell.latitude * cell.samples) / samples
  site.samples = samples
}

const GENERATIONS: Readonly<Record<string, string>> = { GSM: "2G", UMTS: "3G", LTE: "4G", NR: "5G" }

function stationRow({ row, radio, operator, code, longitude, latitude }: Cells): GridRow {
  const texts = [
    code,
    code,
    GENERATIONS[radio] ?? radio,
    operator,
    Number.isFinite(longitude) ? longitude.toFixed(6) : "",
    Number.isFinite(latitude) ? latitude.toFixed(6) : "",
  ]
  const kinds = texts.map((text, at) => (text === "" ? "." : at > 3 ? "n" : "t")).join("")
  return { row, hidden: false, texts, kinds }
}

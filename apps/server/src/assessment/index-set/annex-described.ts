import { Value } from "typebox/value"
import { IndexSet, type Pillar } from "../model.ts"

/** What this program's own annex says of an index beside its rows: field by field, as it calls them. */
export const DESCRIBED = {
  id: "Tên ngắn",
  decision: "Quyết định",
  issued: "Ngày quyết định",
  issuer: "Cơ quan ban hành",
  name: "Tên bộ chỉ số",
  nameEn: "Tên tiếng Anh",
  level: "Cấp",
  validFrom: "Hiệu lực từ",
  validTo: "Hiệu lực đến",
  maxPoints: "Tổng điểm theo quyết định",
  gaps: "Chỗ chưa biết",
  source: "Nguồn",
} as const satisfies Partial<Record<keyof IndexSet, string>>
/** The same, in the order in which they are written. */
export const FIELDS = [
  "id",
  "decision",
  "issued",
  "issuer",
  "name",
  "nameEn",
  "level",
  "validFrom",
  "validTo",
  "maxPoints",
  "gaps",
  "source",
] as const satisfies readonly (keyof typeof DESCRIBED)[]
export const PILLAR = "Trụ cột"
/** Stands where the decision says nothing: an empty cell would be read as not said. */
export const NOT_SAID = "(không ghi)"

type Whole = Omit<IndexSet, "criteria" | "pillars">

export interface Described {
  readonly index: Partial<Whole>
  /** Null where the file says nothing of pillars. */
  readonly pillars: readonly Pillar[] | null
  readonly said?: { id: string; decision: string; name: string }
}

export const NOTHING_SAID = { id: "", decision: "", name: "" }

interface Lines {
  readonly texts: readonly string[]
}

/** Reads the sheet that this program writes beside an annex; nothing where there is none. */
export function describedOn(rows: readonly Lines[]): Described {
  const byLabel = new Map(rows.map(({ texts }) => [texts[0] ?? "", texts[1] ?? ""]))
  if (!byLabel.has(DESCRIBED.id) || !byLabel.has(DESCRIBED.level)) {
    return { index: {}, pillars: null }
  }
  const entries = FIELDS.flatMap((field) => {
    const cell = byLabel.get(DESCRIBED[field])
    if (cell === undefined) return []
    const value = valueOf(field, cell)
    return Value.Check(IndexSet.properties[field], value) ? [[field, value] as const] : []
  })
  const index: Partial<Whole> = Object.fromEntries(entries)
  const pillars = rows
    .filter(({ texts }) => texts[0] === PILLAR)
    .map(({ texts: [, code = "", name = "", members = ""] }) => ({
      code,
      name,
      members: members.split(/[\s,;]+/u).filter((member) => member !== ""),
    }))
  const { id = "", decision = "", name = "" } = index
  return { index, pillars, said: { id, decision, name } }
}

const NULLED = new Set(["issued", "validFrom", "validTo", "maxPoints"])

function valueOf(field: string, cell: string): string | number | null {
  if (cell === NOT_SAID || cell === "") return NULLED.has(field) ? null : ""
  return field === "maxPoints" ? Number(cell.replace(",", ".")) : cell
}

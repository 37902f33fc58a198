import { parseDate, toNfc } from "@tinhso/vietnamese"
import { Value } from "typebox/value"
import type { WrittenRow } from "../rows.ts"
import type { Wrong } from "./check-organisation.ts"
import { type OrganisationDraft, OrganisationId, OrganisationKind, PeerGroup } from "./model.ts"

export const COLUMNS = ["id", "name_vi", "kind", "unit"] as const
export const OPTIONAL_COLUMNS = [
  "name_en",
  "short_name",
  "code",
  "parent",
  "groups",
  "opened",
  "closed",
  "document",
  "valid_from",
  "heirs",
] as const
export type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number]

/** One row of a file as it asks an organisation to be. */
export interface OrganisationRow {
  readonly row: number
  readonly draft: OrganisationDraft
  /** From when it stands so; null corrects what is known. */
  readonly validFrom: string | null
  /** What took over its duties when it ended; the first of several marked "*" took all. */
  readonly heirs: readonly { readonly organisation: string; readonly extent: "whole" | "part" }[]
  readonly wrong: readonly Wrong[]
}

/** Words by which people write a kind, without tone marks. */
const KINDS: Readonly<Record<string, OrganisationDraft["kind"]>> = {
  ubnd: "peoples-committee",
  "uỷ ban nhân dân": "peoples-committee",
  "ủy ban nhân dân": "peoples-committee",
  sở: "department",
  ban: "department",
  ngành: "department",
  "sở, ban, ngành": "department",
  "đơn vị sự nghiệp": "public-service-unit",
  "đơn vị sự nghiệp công lập": "public-service-unit",
  "doanh nghiệp": "enterprise",
  khác: "other",
}

type Read = (column: Column) => string

/** Reads a row; a day or a code that cannot be meant is told with its column. */
export function readOrganisationRow({ row, cells }: WrittenRow): OrganisationRow {
  const wrong: Wrong[] = []
  const read: Read = (column) => toNfc(cells[column]?.text ?? "").trim()
  const day = (column: Column): string | null => {
    const text = read(column)
    const found = text === "" ? null : dayOf(text)
    if (text !== "" && found === null) {
      wrong.push({ field: column, message: `“${text}” không phải ngày; ghi như 01/03/2025.` })
    }
    return found
  }
  const draft: OrganisationDraft = {
    id: idIn(read("id"), "id", wrong),
    unit: read("unit"),
    nameVi: read("name_vi"),
    nameEn: read("name_en"),
    shortName: read("short_name"),
    kind: kindOf(read("kind"), wrong),
    code: read("code") || null,
    parent: read("parent") === "" ? null : idIn(read("parent"), "parent", wrong),
    groups: groupsOf(read("groups"), wrong),
    document: read("document") || null,
    opened: day("opened"),
    closed: day("closed"),
  }
  if (draft.nameVi === "") wrong.push({ field: "name_vi", message: "Thiếu tên." })
  const [validFrom, heirs] = [day("valid_from"), heirsOf(read("heirs"), wrong)]
  if (heirs.length > 0 && draft.closed === null) {
    wrong.push({ field: "heirs", message: "Có nơi nhận thì phải có ngày kết thúc (closed)." })
  }
  return { row, draft, validFrom, heirs, wrong }
}

/** The one day that a text names. */
function dayOf(text: string): string | null {
  const read = parseDate(text)
  return read.kind === "day" ? read.starts : null
}

function idIn(text: string, field: Column, wrong: Wrong[]): string {
  const fine: boolean = Value.Check(OrganisationId, text)
  if (!fine) {
    const message =
      text === ""
        ? "Thiếu định danh."
        : `“${text}” không phải định danh: mã địa phương, dấu chấm, chữ in hoa không dấu, như 22.SKHCN.`
    wrong.push({ field, message })
  }
  return text
}

function kindOf(text: string, wrong: Wrong[]): OrganisationDraft["kind"] {
  const named = Value.Check(OrganisationKind, text) ? text : KINDS[text.toLowerCase()]
  if (named !== undefined) return named
  const message = `“${text}” không phải loại cơ quan: UBND, sở, đơn vị sự nghiệp, doanh nghiệp, khác.`
  wrong.push({ field: "kind", message })
  return "other"
}

function groupsOf(text: string, wrong: Wrong[]): string[] {
  const groups = text.split(/[;,]/u).map((part) => part.trim())
  return groups.filter((group) => {
    if (group === "") return false
    const fine: boolean = Value.Check(PeerGroup, group)
    if (!fine) {
      const message = `“${group}” không phải nhóm: chữ thường không dấu, như departments.`
      wrong.push({ field: "groups", message })
    }
    return fine
  })
}

/** "22.SKHCN*; 22.CA": the one with a star takes all, others a part; one alone takes all. */
function heirsOf(text: string, wrong: Wrong[]): OrganisationRow["heirs"] {
  const named = text
    .split(/[;,]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  return named.map((part) => {
    const starred = part.endsWith("*")
    const organisation = idIn(starred ? part.slice(0, -1).trim() : part, "heirs", wrong)
    return { organisation, extent: starred || named.length === 1 ? "whole" : "part" }
  })
}

/** Ids that a file gives to more than one row. */
export function repeatedIds(rows: readonly OrganisationRow[]): ReadonlySet<string> {
  const seen = Map.groupBy(rows, ({ draft }) => draft.id)
  return new Set([...seen].flatMap(([id, found]) => (found.length > 1 ? [id] : [])))
}

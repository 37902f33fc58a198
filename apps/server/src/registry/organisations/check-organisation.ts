import { existsOn } from "../book.ts"
import {
  childrenOn,
  type OrganisationBook,
  type OrganisationRecord,
  stateOn,
  type StateFact,
} from "./book.ts"
import type { OrganisationClosing } from "./model.ts"

/** A field of a form or a column of a file, and what is wrong with it. */
export interface Wrong {
  readonly field: string
  readonly message: string
}

/** What is known of the units that organisations belong to. */
export interface UnitFacts {
  readonly lifeOf: (
    id: string,
  ) => { readonly opened: string | null; readonly closed: string | null } | undefined
  readonly isWithin: (unit: string, ancestor: string) => boolean
}

/** What keeps an organisation from standing as it is told to. */
export function wrongIn(
  book: OrganisationBook,
  record: OrganisationRecord,
  units: UnitFacts,
): Wrong[] {
  const wrong: Wrong[] = [...wrongUnit(record, units)]
  if (record.opened !== null && record.closed !== null && record.closed <= record.opened) {
    wrong.push({ field: "closed", message: "Ngày kết thúc phải sau ngày thành lập." })
  }
  for (const state of record.states) {
    if (state.nameVi === "") wrong.push({ field: "nameVi", message: "Thiếu tên." })
    wrong.push(...wrongParent(book, record, state, units), ...wrongCode(book, record.id, state))
  }
  return wrong
}

function wrongUnit(record: OrganisationRecord, units: UnitFacts): Wrong[] {
  const { id, unit, opened, closed } = record
  const life = units.lifeOf(unit)
  if (life === undefined) {
    return [{ field: "unit", message: `Không có đơn vị hành chính nào mang định danh “${unit}”.` }]
  }
  const wrong: Wrong[] = []
  if (!id.startsWith(`${unit}.`) || !/^[A-Z]/u.test(id.slice(unit.length + 1))) {
    const message = `Định danh phải bắt đầu bằng “${unit}.” rồi đến một chữ cái, ví dụ “${unit}.SKHCN”.`
    wrong.push({ field: "id", message })
  }
  if (opened !== null && life.opened !== null && opened < life.opened) {
    wrong.push({ field: "opened", message: `Đơn vị ${unit} có từ ${dayText(life.opened)}.` })
  }
  if (life.closed !== null && closed !== null && closed > life.closed) {
    wrong.push({ field: "closed", message: `Đơn vị ${unit} chỉ còn đến ${dayText(life.closed)}.` })
  }
  return wrong
}

function wrongParent(
  book: OrganisationBook,
  record: OrganisationRecord,
  state: StateFact,
  units: UnitFacts,
): Wrong[] {
  const message = parentProblem(book, record, state, units)
  return message === null ? [] : [{ field: "parent", message }]
}

function parentProblem(
  book: OrganisationBook,
  record: OrganisationRecord,
  { parent: id, from, to }: StateFact,
  units: UnitFacts,
): string | null {
  if (id === null) return null
  if (id === record.id) return "Cơ quan không thể trực thuộc chính nó."
  const parent = book.byId.get(id)
  if (parent === undefined) return `Không có cơ quan chủ quản “${id}”.`
  if (!units.isWithin(record.unit, parent.unit)) {
    return `“${id}” thuộc địa phương khác, không thể là cơ quan chủ quản.`
  }
  if (to === null && parent.closed !== null) {
    return `“${id}” đã kết thúc từ ${dayText(parent.closed)}.`
  }
  if (!standsUnder(book, parent, record.id, from ?? to ?? record.opened ?? "")) return null
  return `“${id}” trực thuộc chính cơ quan này: thành vòng.`
}

/** Whether an organisation stands under another one on a day, at any depth. */
function standsUnder(
  book: OrganisationBook,
  record: OrganisationRecord,
  above: string,
  day: string,
): boolean {
  const seen = new Set<string>()
  for (let here: OrganisationRecord | undefined = record; here !== undefined;) {
    if (here.id === above) return true
    if (seen.has(here.id)) return false
    seen.add(here.id)
    here = book.byId.get(stateOn(here, day).parent ?? "")
  }
  return false
}

/** A code belongs to one organisation on any day. */
function wrongCode(book: OrganisationBook, id: string, state: StateFact): Wrong[] {
  if (state.code === null) return []
  for (const other of book.byId.values()) {
    if (other.id === id) continue
    const held = other.states.find((one) => one.code === state.code && overlap(one, state))
    if (held !== undefined) {
      const message = `Mã “${state.code}” đang là của ${held.nameVi} (${other.id}).`
      return [{ field: "code", message }]
    }
  }
  return []
}

interface Days {
  readonly from: string | null
  readonly to: string | null
}
const overlap = (a: Days, b: Days) =>
  (a.to === null || b.from === null || b.from < a.to) &&
  (b.to === null || a.from === null || a.from < b.to)

/** What keeps an organisation from ending so. */
export function wrongInClosing(
  book: OrganisationBook,
  record: OrganisationRecord,
  { on, heirs }: Pick<OrganisationClosing, "on" | "heirs">,
): Wrong[] {
  const wrong: Wrong[] = []
  if (record.closed !== null) {
    wrong.push({ field: "on", message: `Cơ quan đã kết thúc từ ${dayText(record.closed)}.` })
  }
  if (record.opened !== null && on <= record.opened) {
    wrong.push({ field: "on", message: `Phải sau ngày thành lập ${dayText(record.opened)}.` })
  }
  const last = record.states.at(-1)?.from ?? null
  if (last !== null && on <= last) {
    wrong.push({
      field: "on",
      message: `Đã ghi một thay đổi từ ${dayText(last)}, không trước ngày kết thúc.`,
    })
  }
  const below = childrenOn(book, record.id, on)
  if (below.length > 0) {
    const names = below.slice(0, 5).map((one) => stateOn(one, on).nameVi)
    const message = `Còn ${below.length} đơn vị trực thuộc (${names.join(", ")}${below.length > 5 ? ", …" : ""}): chuyển hoặc kết thúc các đơn vị ấy trước.`
    wrong.push({ field: "on", message })
  }
  return [...wrong, ...wrongHeirs(book, record.id, on, heirs)]
}

function wrongHeirs(
  book: OrganisationBook,
  id: string,
  on: string,
  heirs: OrganisationClosing["heirs"],
): Wrong[] {
  const field = "heirs"
  const wrong: Wrong[] = []
  if (heirs.filter(({ extent }) => extent === "whole").length > 1) {
    wrong.push({ field, message: "Chỉ một cơ quan nhận toàn bộ; các cơ quan khác nhận một phần." })
  }
  if (new Set(heirs.map(({ organisation }) => organisation)).size < heirs.length) {
    wrong.push({ field, message: "Một cơ quan chỉ được nêu một lần." })
  }
  for (const { organisation } of heirs) {
    const heir = book.byId.get(organisation)
    if (heir === undefined) {
      wrong.push({ field, message: `Không có cơ quan “${organisation}”.` })
    } else if (heir.id === id) {
      wrong.push({ field, message: "Cơ quan không thể nhận của chính nó." })
    } else if (!existsOn(heir, on)) {
      wrong.push({ field, message: `“${organisation}” không tồn tại vào ngày ${dayText(on)}.` })
    }
  }
  return wrong
}

/** "01/03/2025" */
export const dayText = (day: string): string => day.split("-").toReversed().join("/")

import type { Criterion, IndexSet, Pillar } from "@tinhso/server/assessment/model"

/** A row of an index where it stands: rows come in the order of reading. */
export interface Line {
  readonly row: Criterion
  /** 1 for a root. */
  readonly depth: number
  /** Among its siblings, from 1, and of how many. */
  readonly place: number
  readonly of: number
  readonly children: number
}

type Tree = Pick<IndexSet, "criteria" | "pillars">

/** The rows in the order of reading: each before what stands below it. A ring is left where it is. */
export function outline(criteria: readonly Criterion[]): Line[] {
  const codes = new Set(criteria.map(({ code }) => code))
  const below = Map.groupBy(criteria, ({ parent }) =>
    parent !== null && codes.has(parent) ? parent : null,
  )
  const lines: Line[] = []
  const walk = (parent: string | null, depth: number) => {
    const rows = below.get(parent) ?? []
    rows.forEach((row, i) => {
      const children = below.get(row.code)?.length ?? 0
      lines.push({ row, depth, place: i + 1, of: rows.length, children })
      if (children > 0) walk(row.code, depth + 1)
    })
  }
  walk(null, 1)
  return lines
}

const EMPTY: Omit<Criterion, "code" | "parent" | "name"> = {
  kind: "scored",
  maxPoints: null,
  rule: null,
  ruleWords: "",
  figures: [],
  evidence: "optional",
  dataSource: "",
  coVerifier: "",
  notApplicable: "refused",
  note: "",
}

/** What an edit of the tree gave: the tree, and the row that one goes on with. */
export interface Edited<T extends Tree> {
  readonly index: T
  readonly code: string | null
}

const siblingsOf = ({ criteria }: Tree, parent: string | null) =>
  criteria.filter((row) => row.parent === parent)

const inOrder = (criteria: readonly Criterion[]) => outline(criteria).map(({ row }) => row)

/** A row and all that stands below it, in the order of reading. */
export function subtree(criteria: readonly Criterion[], code: string): Criterion[] {
  const lines = outline(criteria)
  const at = lines.findIndex(({ row }) => row.code === code)
  const top = lines[at]
  if (top === undefined) return []
  const end = lines.findIndex(({ depth }, i) => i > at && depth <= top.depth)
  return lines.slice(at, end < 0 ? undefined : end).map(({ row }) => row)
}

/** A new row as the last below another; at the end of the index for null. */
export function addBelow<T extends Tree>(index: T, parent: string | null, name: string): Edited<T> {
  const code = nextCode(index.criteria, parent)
  const row = { ...EMPTY, code, parent, name }
  const rows = inOrder(index.criteria).map((one) =>
    one.code === parent && one.kind === "scored" ? asGroup(one) : one,
  )
  return { index: { ...index, criteria: inOrder([...rows, row]) }, code }
}

/** What has rows below it is a group: its rule and figures would count for nothing. */
const asGroup = (row: Criterion): Criterion => ({ ...row, kind: "group", rule: null, figures: [] })

/** A new row right after another, beside it. */
export function addAfter<T extends Tree>(index: T, after: string, name: string): Edited<T> {
  const beside = index.criteria.find(({ code }) => code === after)
  if (beside === undefined) return addBelow(index, null, name)
  const code = nextCode(index.criteria, beside.parent)
  const rows = inOrder(index.criteria)
  const at = rows.indexOf(beside) + 1
  const row = { ...EMPTY, code, parent: beside.parent, name }
  return { index: { ...index, criteria: inOrder(rows.toSpliced(at, 0, row)) }, code }
}

/** Without a row and all below it, also in the pillars; the row beside or above comes next. */
export function removeRow<T extends Tree>(index: T, code: string): Edited<T> {
  const gone = new Set(subtree(index.criteria, code).map((row) => row.code))
  const parent = index.criteria.find((row) => row.code === code)?.parent ?? null
  const beside = siblingsOf(index, parent).map((row) => row.code)
  const at = beside.indexOf(code)
  const next = beside[at + 1] ?? beside[at - 1] ?? parent
  const pillars = index.pillars.flatMap((pillar): Pillar[] => {
    const members = pillar.members.filter((member) => !gone.has(member))
    return members.length === 0 ? [] : [{ ...pillar, members }]
  })
  const criteria = index.criteria.filter((row) => !gone.has(row.code))
  return { index: { ...index, criteria: inOrder(criteria), pillars }, code: next }
}

/** A row one place up or down among its siblings; as it was where there is no such place. */
export function moveRow<T extends Tree>(index: T, code: string, by: -1 | 1): Edited<T> {
  const row = index.criteria.find((one) => one.code === code)
  if (row === undefined) return { index, code }
  const beside = siblingsOf(index, row.parent)
  const other = beside[beside.indexOf(row) + by]
  if (other === undefined) return { index, code }
  const criteria = index.criteria.map((one) =>
    one.code === code ? other : one.code === other.code ? row : one,
  )
  return { index: { ...index, criteria: inOrder(criteria) }, code }
}

/** A row below the sibling above it. */
export function indentRow<T extends Tree>(index: T, code: string): Edited<T> {
  const row = index.criteria.find((one) => one.code === code)
  if (row === undefined) return { index, code }
  const beside = siblingsOf(index, row.parent)
  const above = beside[beside.indexOf(row) - 1]
  if (above === undefined || above.kind === "gap") return { index, code }
  const criteria = index.criteria.map((one) =>
    one === above && one.kind === "scored" ? asGroup(one) : one,
  )
  return rehang({ ...index, criteria }, row, above.code, null)
}

/** A row beside its parent, right after it. */
export function outdentRow<T extends Tree>(index: T, code: string): Edited<T> {
  const row = index.criteria.find((one) => one.code === code)
  const parent = index.criteria.find((one) => one.code === row?.parent)
  if (row === undefined || parent === undefined) return { index, code }
  return rehang(index, row, parent.parent, parent)
}

/** A row below another parent, with a code that fits there; all below it and the pillars follow. */
function rehang<T extends Tree>(
  index: T,
  row: Criterion,
  parent: string | null,
  after: Criterion | null,
): Edited<T> {
  const code = nextCode(index.criteria, parent)
  const rest = index.criteria.filter((one) => one !== row)
  const at = after === null ? rest.length : rest.indexOf(after) + 1
  const moved = rest.toSpliced(at, 0, { ...row, parent })
  const renamed = withCodes({ ...index, criteria: moved }, renames(moved, row.code, code))
  return { index: { ...renamed, criteria: inOrder(renamed.criteria) }, code }
}

/** Another code for a row; what is numbered below it follows. Null where the code is taken. */
export function renameRow<T extends Tree>(
  index: T,
  code: string,
  wanted: string,
): Edited<T> | null {
  if (wanted === code) return { index, code }
  const changes = renames(index.criteria, code, wanted)
  const kept = new Set(index.criteria.map((row) => row.code).filter((one) => !changes.has(one)))
  if ([...changes.values()].some((next) => kept.has(next))) return null
  return { index: withCodes(index, changes), code: wanted }
}

/** The codes that change with one: its own, and those below that begin with it. */
function renames(criteria: readonly Criterion[], from: string, to: string): Map<string, string> {
  const below = subtree(criteria, from).map(({ code }) => code)
  return new Map(
    below.flatMap((code) => {
      if (code === from) return [[code, to] as const]
      return code.startsWith(`${from}.`) ? [[code, to + code.slice(from.length)] as const] : []
    }),
  )
}

function withCodes<T extends Tree>(index: T, changes: ReadonlyMap<string, string>): T {
  const now = (code: string) => changes.get(code) ?? code
  return {
    ...index,
    criteria: index.criteria.map((row) => ({
      ...row,
      code: now(row.code),
      parent: row.parent === null ? null : now(row.parent),
    })),
    pillars: index.pillars.map((pillar) => ({ ...pillar, members: pillar.members.map(now) })),
  }
}

/**
 * Codes in the order of reading, each in the way it is written now: "1.3" is numbered below its
 * parent, "7" counts on through the whole index, "II" counts Roman rows; "G1" and "1.*" keep what
 * they are called by.
 */
export function renumber<T extends Tree>(index: T): T {
  const changes = new Map<string, string>()
  const counts = new Map<string, number>()
  const next = (key: string) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  for (const { row } of outline(index.criteria)) {
    changes.set(row.code, codeAgain(row, changes, next))
  }
  const all = [...changes.values()]
  return new Set(all).size < all.length ? index : withCodes(index, changes)
}

function codeAgain(
  { code, parent }: Criterion,
  changes: ReadonlyMap<string, string>,
  next: (key: string) => number,
): string {
  const last = code.slice(code.lastIndexOf(".") + 1)
  if (parent !== null && code.startsWith(`${parent}.`)) {
    const above = changes.get(parent) ?? parent
    return /^\d+$/u.test(last) ? `${above}.${next(above)}` : above + code.slice(parent.length)
  }
  if (/^\d+$/u.test(code)) return String(next(""))
  return ROMAN.test(code) ? roman(next("I")) : code
}

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/u

/** 4 is "IV": as groups of an annex are numbered. */
export function roman(number: number): string {
  const marks = [
    ["X", 10],
    ["IX", 9],
    ["V", 5],
    ["IV", 4],
    ["I", 1],
  ] as const
  let [left, text] = [number, ""]
  for (const [mark, worth] of marks) {
    while (left >= worth) {
      text += mark
      left -= worth
    }
  }
  return text
}

/** The code that a new row below a parent gets: one more than the highest there. */
export function nextCode(criteria: readonly Criterion[], parent: string | null): string {
  const beside = criteria.filter((row) => row.parent === parent)
  const taken = new Set(criteria.map(({ code }) => code))
  const dotted =
    parent !== null &&
    (beside.length === 0 || beside.some(({ code }) => code.startsWith(`${parent}.`)))
  const isRoman = !dotted && beside.length > 0 && beside.every(({ code }) => ROMAN.test(code))
  const written = (number: number) =>
    dotted ? `${parent}.${number}` : isRoman ? roman(number) : String(number)
  const last = beside.map(({ code }) => Number(code.slice(code.lastIndexOf(".") + 1)))
  const highest = isRoman ? beside.length : Math.max(0, ...last.filter(Number.isInteger))
  let number = highest + 1
  while (taken.has(written(number))) number++
  return written(number)
}

import { searchKey } from "@tinhso/vietnamese"
import type { AssetKind } from "../model.ts"
import type { ReadColumn } from "./problem.ts"
import type { ImportWords } from "./words.ts"

/** What one row of a table gives. */
export interface Shape {
  /** The kind of what a row gives several of: a station for each technology. Null: only `own`. */
  readonly child: AssetKind | null
  /** The attribute of a child that names the asset it stands on: "mast". */
  readonly childOf: string
  /** The kind of what a row gives one of. */
  readonly own: AssetKind
}

export interface ShapeQuestion {
  readonly kinds: ReadonlyMap<string, AssetKind>
  readonly words: ImportWords
  readonly columns: readonly ReadColumn[]
  /** Name of the file, of the sheet, and the words above the heading. */
  readonly about: readonly string[]
  /** What a person said. */
  readonly chosen: string | null
}

/** What the rows of a table are; null where neither its words nor its columns tell. */
export function shapeOf(question: ShapeQuestion): Shape | null {
  const { kinds, chosen } = question
  const kind = chosen === null ? likeliest(question) : (kinds.get(chosen) ?? null)
  return kind === null ? null : composed(kind, question)
}

/** Stations and the mast they stand on come in one row: as soon as crosses for stations are there. */
function composed(kind: AssetKind, { kinds, words, columns, chosen }: ShapeQuestion): Shape {
  const alone = { child: null, childOf: "", own: kind }
  const rule = words.rowsMake.find(
    ({ kind: child, on }) => child === kind.code || (on === kind.code && chosen === null),
  )
  const child = rule === undefined ? undefined : kinds.get(rule.kind)
  const own = rule === undefined ? undefined : kinds.get(rule.on)
  if (rule === undefined || child === undefined || own === undefined) return alone
  if (!hasChildren(columns, rule.each[0] ?? "")) return { child: null, childOf: "", own }
  return { child, childOf: rule.attribute, own }
}

const hasChildren = (columns: readonly ReadColumn[], first: string) =>
  columns.some(
    ({ target }) =>
      target === first || target.startsWith("tick:") || target === `attribute:${first}`,
  )

function likeliest({ kinds, words, columns, about }: ShapeQuestion): AssetKind | null {
  const texts = about.map((text) => ` ${searchKey(text)} `)
  const scored = [...kinds.values()].map((kind) => ({
    kind,
    score:
      wordScore(kind, texts) + columnScore(kind, columns, words) + nounScore(kind, columns, words),
  }))
  const [best, second] = scored.toSorted((a, b) => b.score - a.score)
  if (best === undefined || best.score < 1) return null
  return second !== undefined &&
    second.score === best.score &&
    !samePair(best.kind, second.kind, words)
    ? null
    : best.kind
}

const samePair = (a: AssetKind, b: AssetKind, { rowsMake }: ImportWords) =>
  rowsMake.some(({ kind, on }) => [a.code, b.code].includes(kind) && [a.code, b.code].includes(on))

/** The longest word for the kind in the title or the names of file and sheet. */
function wordScore(kind: AssetKind, texts: readonly string[]): number {
  const words = [kind.nameVi, ...kind.words, kind.code.replaceAll("-", " ")].map(searchKey)
  const found = words.filter((word) => texts.some((text) => text.includes(` ${word} `)))
  return found.reduce((most, word) => Math.max(most, 3 + word.length / 10), 0)
}

/** "Tên cột", "Mã camera": headings that name what the rows are. */
function nounScore(
  { code }: AssetKind,
  columns: readonly ReadColumn[],
  { nouns }: ImportWords,
): number {
  const words = (nouns[code] ?? []).map(searchKey)
  const naming = columns.filter(({ target }) => target === "name" || target === "code")
  const named = naming.some(({ heading }) =>
    words.some((word) => ` ${searchKey(heading)} `.includes(` ${word} `)),
  )
  return named ? 1.5 : 0
}

function columnScore(kind: AssetKind, columns: readonly ReadColumn[], words: ImportWords): number {
  let score = 0
  const own = new Set(kind.attributes.map(({ code }) => code))
  for (const { target, how } of columns) {
    const attribute = /^(?:attribute:|tick:)([^=]+)/u.exec(target)?.[1] ?? target
    if (!own.has(attribute) || attribute === "address") continue
    score += how === "inside" ? 0.5 : 1
    if (words.rowsMake.some(({ each }) => each.includes(attribute))) score += 2
  }
  return score
}

import { metresBetween, type Point } from "@tinhso/places"
import type { Asset, AssetDraft } from "../model.ts"
import type { ComposedRow } from "./compose.ts"
import type { KnownAssets } from "./known.ts"
import { problem, type ReadColumn, type RowProblem, shown } from "./problem.ts"
import { pointText } from "./place.ts"
import type { ComposedAsset } from "./row-assets.ts"
import type { UnderstoodRow } from "./understand.ts"

/** A draft with the row and the cells it comes from. */
export interface RowDraft {
  readonly row: UnderstoodRow
  readonly draft: AssetDraft
  readonly columns: ReadonlyMap<string, ReadColumn>
}

export interface RowDrafts {
  readonly drafts: readonly RowDraft[]
  /** Problems that only show when rows are held beside each other, by row. */
  readonly problems: ReadonlyMap<UnderstoodRow, readonly RowProblem[]>
  /** Things to know, by row: the asset of an earlier row. */
  readonly told: ReadonlyMap<UnderstoodRow, readonly string[]>
}

export interface DraftOptions {
  /** The day that the list describes: a change holds from then on. */
  readonly day: string
  readonly known: KnownAssets
}

/** Two rows of one code are one asset as long as their places agree to so many metres. */
const SAME_PLACE = 30

/** Drafts of all rows that can be proposed; several rows of one mast become one draft of it. */
export function draftsOfRows(rows: readonly UnderstoodRow[], options: DraftOptions): RowDrafts {
  const gathering = new Gathering(options)
  for (const row of rows) {
    if (row.composed !== null && !isRefused(row.composed.problems))
      gathering.take(row, row.composed)
  }
  return gathering
}

export const isRefused = (problems: readonly RowProblem[]): boolean =>
  problems.some(({ severity }) => severity !== "warning")

interface OwnDraft {
  readonly row: UnderstoodRow
  readonly key: string
  readonly id: string | null
  readonly place: Point | null
}

class Gathering implements RowDrafts {
  readonly drafts: RowDraft[] = []
  readonly problems = new Map<UnderstoodRow, RowProblem[]>()
  readonly told = new Map<UnderstoodRow, string[]>()
  readonly #options: DraftOptions
  readonly #own = new Map<string, OwnDraft>()
  readonly #children = new Map<string, UnderstoodRow>()

  constructor(options: DraftOptions) {
    this.#options = options
  }

  take(row: UnderstoodRow, composed: ComposedRow): void {
    const own = composed.assets.find(({ role }) => role === "own")
    const stand =
      own === undefined ? this.#standsOn(row, composed) : this.#takeOwn(row, composed, own)
    if (stand === null) return
    const children = composed.assets.filter(({ role }) => role === "child")
    for (const child of children) this.#takeChild(row, child, stand)
  }

  /** The mast of a row: that of an earlier row, of the register, or a new one. */
  #takeOwn(row: UnderstoodRow, composed: ComposedRow, own: ComposedAsset): OwnDraft | null {
    const identity = identityOf(own, composed)
    const before = identity === null ? undefined : this.#own.get(identity)
    if (before !== undefined) return this.#again(row, composed, before)
    const known = this.#options.known.own(own)
    const fresh: OwnDraft = {
      row,
      key: own.draft.key ?? "",
      id: known?.id ?? null,
      place: composed.place,
    }
    if (identity !== null) this.#own.set(identity, fresh)
    const since = earliest(composed.assets.map(commissionedOf)) ?? this.#options.day
    this.#add(row, own, known, since)
    return fresh
  }

  #again(row: UnderstoodRow, { place, assets }: ComposedRow, before: OwnDraft): OwnDraft | null {
    const column = assets[0]?.columns.get("geometry") ?? null
    const apart =
      place === null || before.place === null ? 0 : Math.round(metresBetween(place, before.place))
    if (apart > SAME_PLACE) {
      const vi = `cùng mã với dòng ${before.row.walked.row} nhưng cách ${apart.toLocaleString("vi-VN")} m`
      this.#problem(row, problem("same-code", "asked", column, vi))
      return null
    }
    if (assets.every(({ role }) => role === "own")) {
      const vi = `trùng với dòng ${before.row.walked.row}`
      this.#problem(row, problem("row-twice", "asked", null, vi))
      return null
    }
    this.#tell(row, `cùng cột với dòng ${before.row.walked.row}`)
    return before
  }

  /** A station that names its mast by code: one of the file, or of the register. */
  #standsOn(row: UnderstoodRow, { standsOn }: ComposedRow): OwnDraft | null {
    if (standsOn === null) return null
    const code = standsOn.text.toUpperCase()
    for (const one of this.#own.values()) {
      if (one.row.composed?.code?.toUpperCase() === code) return one
    }
    const [only, ...others] = this.#options.known.coded("mast", standsOn.text)
    if (only !== undefined && others.length === 0) {
      return { row, key: "", id: only.id, place: null }
    }
    const vi =
      only === undefined
        ? `không có cột mã ${shown(standsOn.text)} trong tệp hay trong danh mục: trạm không có cột`
        : `mã cột ${shown(standsOn.text)} chỉ ${others.length + 1} cột`
    this.#problem(row, problem("no-mast", "error", standsOn.column, vi))
    return null
  }

  #takeChild(row: UnderstoodRow, child: ComposedAsset, stand: OwnDraft): void {
    const { technology, operator } = child.draft.attributes ?? {}
    const identity = `${stand.id ?? stand.key}\n${child.draft.kind}\n${String(technology)}\n${String(operator)}`
    const before = this.#children.get(identity)
    if (before !== undefined && before !== row) {
      const vi = `trạm ${String(technology)} này đã có ở dòng ${before.walked.row}`
      const column = child.columns.get("attributes.technology") ?? null
      this.#problem(row, problem("station-twice", "asked", column, vi))
      return
    }
    this.#children.set(identity, row)
    const known = stand.id === null ? null : this.#options.known.child(stand.id, child)
    const mast = stand.id ?? `key:${stand.key}`
    const named = {
      ...child,
      draft: { ...child.draft, attributes: { ...child.draft.attributes, mast } },
    }
    this.#add(row, named, known, commissionedOf(child) ?? this.#options.day)
  }

  #add(row: UnderstoodRow, asset: ComposedAsset, known: Asset | null, since: string): void {
    const { day } = this.#options
    const from = known === null ? (since < day ? since : day) : day
    const place = `${row.sheet ?? ""}!${row.walked.row}`.slice(0, 200)
    const draft = known === null ? asset.draft : ofKnown(asset, known)
    this.drafts.push({ row, draft: { ...draft, from, place }, columns: asset.columns })
  }

  #problem(row: UnderstoodRow, found: RowProblem): void {
    this.problems.set(row, [...(this.problems.get(row) ?? []), found])
  }

  #tell(row: UnderstoodRow, text: string): void {
    this.told.set(row, [...(this.told.get(row) ?? []), text])
  }
}

/**
 * A list names a station after its mast, which renames none; an id of the register is no code; a unit
 * that is known without being declared is not declared by being repeated.
 */
function ofKnown({ role, draft }: ComposedAsset, known: Asset): AssetDraft {
  const { name, codes = [], unit, ...rest } = draft
  const others = codes.filter(({ code }) => code !== known.id)
  const derived = known.declaredUnit === null || known.unitBasis === "carried"
  return {
    ...rest,
    id: known.id,
    ...(name === undefined || role === "child" ? {} : { name }),
    ...(others.length === 0 ? {} : { codes: others }),
    ...(unit === undefined || (derived && unit === known.unit) ? {} : { unit }),
  }
}

/** What makes two rows of a file about one asset: the code; without one, name and place. */
function identityOf({ draft }: ComposedAsset, { place, name }: ComposedRow): string | null {
  const [code] = draft.codes ?? []
  if (code !== undefined) return `${draft.kind}\n${code.code.toUpperCase()}`
  return place === null ? null : `${draft.kind}\n${name}\n${pointText(place)}`
}

function commissionedOf({ draft }: ComposedAsset): string | null {
  const day = draft.attributes?.["commissioned"]
  return typeof day === "string" ? day : null
}

const earliest = (days: readonly (string | null)[]) =>
  days.filter((day) => day !== null).toSorted()[0] ?? null

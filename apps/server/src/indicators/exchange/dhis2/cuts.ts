import { cutKey, type CutPart } from "../../cells/cut.ts"
import { clean, isDefault, type Metadata, nameIn, type OptionCombo } from "./metadata.ts"
import { wordsOf } from "./codes.ts"
import type { Leaf } from "./translate/items.ts"

/** The ids that every newer DHIS2 gives to what is not broken down. */
export const DEFAULT_OPTION_COMBO = "HllvX50cXC0"
const DEFAULT_COMBO = "bjDvmb4bfuf"

/** Breakdowns as a person said them, by the id of a category option: "sex=nữ". */
export type NamedOptions = ReadonlyMap<string, string>

export type LeavesRead =
  | {
      readonly leaves: readonly Leaf[]
      readonly dimensions: Record<string, string[]>
    }
  | { readonly refused: string }

/** A combination of options of one combo. */
interface Combination {
  readonly id: string
  readonly parts: readonly CutPart[]
}

/** The combinations that values of a data element can have, as cuts. */
export class Breakdowns {
  private readonly metadata: Metadata
  private readonly named: NamedOptions
  private readonly byCombo: ReadonlyMap<string, readonly OptionCombo[]>
  private readonly kept = new Map<string, readonly Combination[] | { readonly refused: string }>()

  constructor(metadata: Metadata, named: NamedOptions) {
    this.metadata = metadata
    this.named = named
    this.byCombo = Map.groupBy(
      metadata.categoryOptionCombos.values(),
      (combo) => combo.categoryCombo?.id ?? "",
    )
  }

  /** Every pair of an option combo and an attribute combo. */
  leaves(combos: ReadonlySet<string>, attributeCombos: ReadonlySet<string>): LeavesRead {
    const options = this.all(combos)
    const attributes = this.all(attributeCombos)
    if ("refused" in options) return options
    if ("refused" in attributes) return attributes
    const own = new Set(options.flatMap(({ parts }) => parts.map(({ dimension }) => dimension)))
    const both = attributes
      .flatMap(({ parts }) => parts)
      .find(({ dimension }) => own.has(dimension))
    if (both !== undefined) {
      return { refused: `phân tổ “${both.dimension}” vừa của phần tử dữ liệu vừa của bộ dữ liệu` }
    }
    const leaves = options.flatMap((option) =>
      attributes.map((attribute): Leaf => ({
        optionCombo: option.id,
        attributeCombo: attribute.id,
        cut: cutKey([...option.parts, ...attribute.parts]),
      })),
    )
    const twice = doubled(leaves.map(({ cut }) => cut))
    if (twice !== undefined) return { refused: `hai tổ hợp phân tổ cùng là “${twice}”` }
    const parts = [...options, ...attributes].flatMap((one) => one.parts)
    return { leaves, dimensions: dimensionsOf(parts) }
  }

  private all(combos: ReadonlySet<string>): readonly Combination[] | { readonly refused: string } {
    const found: Combination[] = []
    for (const combo of combos) {
      const some = this.kept.get(combo) ?? this.combinations(combo)
      this.kept.set(combo, some)
      if ("refused" in some) return some
      found.push(...some)
    }
    return found
  }

  private combinations(combo: string): readonly Combination[] | { readonly refused: string } {
    const known = this.metadata.categoryCombos.get(combo)
    const options = this.byCombo.get(combo) ?? []
    if (standsForNone(combo, known)) {
      return [{ id: options[0]?.id ?? DEFAULT_OPTION_COMBO, parts: [] }]
    }
    if (known === undefined || options.length === 0) {
      return { refused: `tổ hợp phân tổ ${combo} không có trong metadata` }
    }
    const found: Combination[] = []
    for (const option of options) {
      const parts = this.partsOf(option, known.categories?.map(({ id }) => id) ?? [])
      if (typeof parts === "string") return { refused: parts }
      found.push({ id: option.id, parts })
    }
    return found
  }

  /** One choice of each category; or what is wrong. */
  private partsOf(option: OptionCombo, categories: readonly string[]): CutPart[] | string {
    const parts: CutPart[] = []
    for (const { id } of option.categoryOptions ?? []) {
      const part = this.partOf(id, categories)
      if (typeof part === "string") return part
      if (parts.some(({ dimension }) => dimension === part.dimension)) {
        return `tổ hợp ${option.id} có hai giá trị của “${part.dimension}”`
      }
      parts.push(part)
    }
    if (parts.length === categories.length) return parts
    return `tổ hợp ${option.id} có ${parts.length} lựa chọn, cần ${categories.length}`
  }

  private partOf(option: string, categories: readonly string[]): CutPart | string {
    const said = this.named.get(option)?.split("=")
    if (said?.[0] !== undefined && said[1] !== undefined && said.length === 2) {
      return { dimension: said[0].trim(), value: said[1].trim() }
    }
    const category = categories
      .map((id) => this.metadata.categories.get(id))
      .find((one) => one?.categoryOptions?.some(({ id }) => id === option) === true)
    const named = this.metadata.categoryOptions.get(option)
    if (category === undefined || named === undefined) {
      return `lựa chọn ${option} không thuộc phân tổ nào trong metadata`
    }
    const dimension = wordsOf(nameIn(category, "vi"))
    const value = clean(nameIn(named, "vi").replace(/[;=|"'[\]]+/gu, " "))
    return dimension === "" || value === ""
      ? `phân tổ ${category.id} hoặc lựa chọn ${option} không có tên dùng được`
      : { dimension, value }
  }
}

const standsForNone = (combo: string, known: { name?: string; code?: string } | undefined) =>
  combo === DEFAULT_COMBO || combo === "" || (known !== undefined && isDefault(known))

function doubled(texts: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return texts.find((text) => {
    if (seen.has(text)) return true
    seen.add(text)
    return false
  })
}

function dimensionsOf(parts: readonly CutPart[]): Record<string, string[]> {
  const byDimension = Map.groupBy(parts, ({ dimension }) => dimension)
  return Object.fromEntries(
    [...byDimension].map(([dimension, some]) => [
      dimension,
      [...new Set(some.map(({ value }) => value))],
    ]),
  )
}

import { nearest } from "@tinhso/vietnamese"
import type { MeasureNode, Selector } from "../ast.ts"
import { type Fault, fault } from "../fault.ts"

/** What a formula may read: a base measure, or another indicator. */
export interface Measure {
  /** "hộ", "%", "VND/người", "thuê bao/100 dân", "có/không"; any word is a unit. */
  readonly unit: string
  readonly inTime?: "sum" | "last" | "avg" | "min" | "max"
  /** "none": the figure holds where it was reported and for no larger area. */
  readonly overUnits?: "sum" | "avg" | "min" | "max" | "none"
  /** Breakdowns and their values; without it any selector is accepted. */
  readonly breakdowns?: Readonly<Record<string, readonly string[]>>
}

export type Measures = ReadonlyMap<string, Measure>

/** Finds words whatever their case. */
class Index {
  private readonly words: readonly string[]
  private readonly exact: ReadonlySet<string>
  private readonly folded = new Map<string, string | null>()

  constructor(words: Iterable<string>) {
    this.words = [...words]
    this.exact = new Set(this.words)
    for (const word of this.words) {
      const key = caseless(word)
      this.folded.set(key, this.folded.has(key) ? null : word)
    }
  }

  /** The word as the catalogue spells it; undefined where none or several differ in case only. */
  find(word: string): string | undefined {
    return this.exact.has(word) ? word : (this.folded.get(caseless(word)) ?? undefined)
  }

  near(word: string): string | undefined {
    return nearest(word, this.words, 1)[0]?.text
  }
}

const caseless = (word: string) => word.normalize("NFC").toLowerCase()

/** Looks up the measures of a formula in a catalogue. */
export class Catalogue {
  private readonly measures: Measures
  private readonly codes: Index

  constructor(measures: Measures) {
    this.measures = measures
    this.codes = new Index(measures.keys())
  }

  /** The measure with the catalogue's spelling of it, or what is wrong. */
  resolve(node: MeasureNode): { node: MeasureNode; measure: Measure } | Fault {
    const code = this.codes.find(node.code)
    const measure = code === undefined ? undefined : this.measures.get(code)
    if (code === undefined || measure === undefined) return this.unknown(node)
    const { breakdowns } = measure
    if (breakdowns === undefined) return { node: { ...node, code }, measure }
    const where: Selector[] = []
    for (const selector of node.where) {
      const found = resolveSelector(node, selector, breakdowns)
      if ("vi" in found) return found
      where.push(found)
    }
    return { node: { ...node, code, where }, measure }
  }

  private unknown(node: MeasureNode): Fault {
    return fault("unknown-measure", node, {
      vi: `không có chỉ số “${node.code}”`,
      en: `there is no measure “${node.code}”`,
      suggestion: this.codes.near(node.code),
    })
  }
}

function resolveSelector(
  node: MeasureNode,
  { dimension, value }: Selector,
  breakdowns: NonNullable<Measure["breakdowns"]>,
): Selector | Fault {
  const dimensions = new Index(Object.keys(breakdowns))
  const name = dimensions.find(dimension)
  if (name === undefined) {
    return fault("breakdown", node, {
      vi: `“${node.code}” không có phân tổ “${dimension}”`,
      en: `“${node.code}” has no breakdown “${dimension}”`,
      suggestion: dimensions.near(dimension),
    })
  }
  const values = new Index(breakdowns[name] ?? [])
  const known = values.find(value)
  if (known !== undefined) return { dimension: name, value: known }
  return fault("breakdown", node, {
    vi: `phân tổ “${name}” của “${node.code}” không có giá trị “${value}”`,
    en: `the breakdown “${name}” of “${node.code}” has no value “${value}”`,
    suggestion: values.near(value),
  })
}

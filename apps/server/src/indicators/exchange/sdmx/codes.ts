import { nearest, searchKey } from "@tinhso/vietnamese"

/** What our catalogue has that SDMX names by ids of its own. */
export interface Vocabulary {
  readonly indicators: readonly NamedThing[]
  /** Breakdowns with all their values, over all measures. */
  readonly dimensions: ReadonlyMap<string, readonly string[]>
}

export interface NamedThing {
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unitOfMeasure: string
  /** Reported by units, so that values of it can be sent in. */
  readonly reported: boolean
}

export const AGENCY = "TINHSO"
export const DATAFLOW = "DF_INDICATORS"
export const STRUCTURE = "DSD_INDICATORS"
export const VERSION = "1.0"
/** Of a breakdown: not broken down. */
export const TOTAL = "_T"
/** No unit of measure: a plain number. */
export const NO_UNIT = "_Z"

/** Ids of components that are always there. */
export const FIXED = [
  "FREQ",
  "REF_AREA",
  "INDICATOR",
  "TIME_PERIOD",
  "OBS_VALUE",
  "OBS_STATUS",
  "UNIT_MEASURE",
  "REPORTED",
  "EXPECTED",
  "COMMENT",
] as const

const plainId = (text: string) =>
  searchKey(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/gu, "_")
    .replace(/^_+|_+$/gu, "")

/** Five letters and digits that differ where texts do (FNV-1a). */
function mark(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36).toUpperCase().padStart(5, "0").slice(-5)
}

/**
 * Ids for texts: capital letters without marks, digits and underscores: "hộ_có_cáp_quang" is
 * HO_CO_CAP_QUANG. Texts that would share an id, or would take a reserved one, get a mark of their own.
 */
export class Ids {
  private readonly ids = new Map<string, string>()
  private readonly texts = new Map<string, string>()

  constructor(texts: Iterable<string>, reserved: readonly string[] = []) {
    const all = [...new Set(texts)]
    const sharing = Map.groupBy(all, plainId)
    for (const text of all) {
      const plain = plainId(text)
      const alone = sharing.get(plain)?.length === 1 && plain !== "" && !reserved.includes(plain)
      const id = alone ? plain : `${plain === "" ? "X" : plain}_${mark(text)}`
      this.ids.set(text, id)
      this.texts.set(id, text)
    }
  }

  of(text: string): string {
    return this.ids.get(text) ?? plainId(text)
  }

  /** The text that an id stands for; a text by itself is understood too. */
  text(id: string): string | undefined {
    const found = this.texts.get(id) ?? this.texts.get(id.toUpperCase())
    if (found !== undefined) return found
    return [id, id.normalize("NFC").toLowerCase()].find((one) => this.ids.has(one))
  }

  near(id: string): string | undefined {
    return nearest(id.toUpperCase(), [...this.texts.keys()], 1)[0]?.text
  }

  entries(): Iterable<readonly [text: string, id: string]> {
    return this.ids
  }
}

/** All ids of a catalogue. */
export class SdmxCodes {
  readonly vocabulary: Vocabulary
  readonly indicators: Ids
  readonly dimensions: Ids
  readonly units: Ids
  private readonly values: ReadonlyMap<string, Ids>
  private readonly byCode: ReadonlyMap<string, NamedThing>

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.indicators = new Ids(vocabulary.indicators.map(({ code }) => code))
    this.dimensions = new Ids(vocabulary.dimensions.keys(), FIXED)
    this.units = new Ids(
      vocabulary.indicators.map(({ unitOfMeasure }) => unitOfMeasure).filter((unit) => unit !== ""),
    )
    this.values = new Map(
      [...vocabulary.dimensions].map(([dimension, values]) => [dimension, new Ids(values)]),
    )
    this.byCode = new Map(vocabulary.indicators.map((one) => [one.code, one]))
  }

  valuesOf(dimension: string): Ids {
    return this.values.get(dimension) ?? new Ids([])
  }

  thing(code: string): NamedThing | undefined {
    return this.byCode.get(code)
  }

  unitId(unitOfMeasure: string): string {
    return unitOfMeasure === "" ? NO_UNIT : this.units.of(unitOfMeasure)
  }
}

/** A unit as an SDMX code, and back: ids of ours have points, codes of SDMX have none. */
export const areaId = (unit: string) => unit.replaceAll(".", "_")
export const unitOfArea = (id: string) => id.replaceAll("_", ".").toUpperCase()

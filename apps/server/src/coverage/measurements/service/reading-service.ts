import { createHash } from "node:crypto"
import type { Grid } from "@tinhso/places"
import { searchKey } from "@tinhso/vietnamese"
import { meridianOf } from "../../../registry/index.ts"
import { noHeading, notMeasurements, unknownOption } from "../errors.ts"
import type { ReadColumn } from "../import/columns.ts"
import { targetsOf } from "../import/columns.ts"
import { networkWords } from "../import/network.ts"
import { type ReadMeasurements, readMeasurements } from "../import/read-file.ts"
import { openSource, type RowSource } from "../import/sources.ts"
import { vocabularyOf } from "../import/vocabulary.ts"
import { shippedNetworks, shippedRules, shippedWords } from "../loader.ts"
import type { MeasurementOptions } from "../model.ts"

export interface ReadingOfFile {
  readonly source: RowSource
  readonly read: ReadMeasurements
  /** Names the heading: how it is read is remembered for it. */
  readonly signature: string
}

/** A minute more than now: clocks of phones go wrong. */
const AHEAD = 60

/** Reads a file of measurements; nothing of it is written anywhere. */
export async function readFileOfPoints(
  path: string,
  fileName: string,
  options: MeasurementOptions,
  now: Date,
): Promise<ReadingOfFile> {
  return measuring(await readSource(await openSource(path, fileName), options, now, "chosen"))
}

/** A reading with something measured in it; a refusal otherwise. */
export function measuring(reading: ReadingOfFile): ReadingOfFile {
  if (!reading.read.columns.some(isValue)) throw notMeasurements(reading.source.fileName)
  return reading
}

/** Reads an opened file, whether or not something was measured in it. */
export async function readSource(
  source: RowSource,
  options: MeasurementOptions,
  now: Date,
  columnsHow: "chosen" | "remembered",
): Promise<ReadingOfFile> {
  const words = shippedWords()
  const vocabulary = vocabularyOf(words)
  const networks = networkWords(words, shippedNetworks())
  for (const target of Object.values(options.columns ?? {})) {
    const known = targetsOf(vocabulary)
    if (!known.has(target.split(":")[0] ?? "")) throw unknownOption("--column", target, [...known])
  }
  const { technology } = options
  if (technology !== undefined && networks.technologyOf(technology) === null) {
    throw unknownOption("--technology", technology, Object.keys(words.technologies))
  }
  const read = await readMeasurements(source, {
    words,
    vocabulary,
    networks,
    rules: shippedRules(),
    options,
    columnsHow,
    grids: gridsOf(options),
    now: Math.floor(now.getTime() / 1000) + AHEAD,
  })
  if (read.columns.length === 0) throw noHeading(source.fileName, read.top)
  return { source, read, signature: signatureOf(read.columns) }
}

const VALUES = new Set(
  "rsrp ss-rsrp rscp rxlev level rssi download upload latency state".split(" "),
)
const isValue = ({ target }: ReadColumn) => VALUES.has(target)

function gridsOf({ meridian, zone }: MeasurementOptions): readonly Grid[] {
  const grid = meridianOf({ meridian, zone })
  return grid === null ? [] : [grid]
}

const signatureOf = (columns: readonly ReadColumn[]): string =>
  createHash("sha256")
    .update(columns.map(({ heading }) => searchKey(heading)).join("\n"))
    .digest("hex")
    .slice(0, 32)

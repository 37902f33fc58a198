import { Type } from "typebox"
import { Value } from "typebox/value"

const Preset = Type.Object(
  {
    title: Type.String(),
    rxHeight: Type.Number({ minimum: 0.5, maximum: 3000 }),
    otherLoss: Type.Number({ minimum: -60, maximum: 100 }),
    thresholds: Type.Record(Type.String(), Type.Number({ minimum: -200, maximum: 50 })),
  },
  { additionalProperties: false },
)

/** A file of definitions: what counts as covered, under names. */
const Definitions = Type.Object(
  {
    source: Type.String({ minLength: 1 }),
    presets: Type.Record(Type.String(), Preset),
    aliases: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
)
export type Definitions = Type.Static<typeof Definitions>

/** What counts as covered in one run, and who says so. */
export interface Definition {
  readonly preset: string
  readonly title: string
  readonly source: string
  readonly rxHeight: number
  /** dB beside the way through the air. */
  readonly otherLoss: number
  /** Least level by technology as the stations write it, dBm. */
  readonly thresholds: Readonly<Record<string, number>>
}

/** The first thing that is wrong with a file of definitions, or null. */
export function definitionsFault(value: unknown): string | null {
  const [first] = Value.Errors(Definitions, value)
  return first === undefined ? null : `${first.instancePath || "/"} ${first.message}`
}

export const isDefinitions = (value: unknown): value is Definitions =>
  Value.Check(Definitions, value)

/**
 * The definition under a name, for the technologies of some stations: also for those written in
 * another way ("LTE" for "4G"), and with thresholds that this run sets itself. Null without the name.
 */
export function definitionOf(
  { source, presets, aliases = {} }: Definitions,
  preset: string,
  technologies: readonly string[],
  own: Readonly<Record<string, number>>,
): Definition | null {
  const chosen = presets[preset]
  if (chosen === undefined) return null
  const thresholds: Record<string, number> = {}
  for (const technology of technologies) {
    const plain = technology.toUpperCase().replaceAll(/\s/g, "")
    const level =
      own[technology] ?? chosen.thresholds[technology] ?? chosen.thresholds[aliases[plain] ?? plain]
    if (level !== undefined) thresholds[technology] = level
  }
  const { title, rxHeight, otherLoss } = chosen
  return { preset, title, source, rxHeight, otherLoss, thresholds }
}

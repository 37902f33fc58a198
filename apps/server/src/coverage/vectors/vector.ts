/** One line of a vector file, of which nothing is known until it is asked for. */
export type Vector = Readonly<Record<string, unknown>>

/** Why a vector cannot be compared; told beside its id. */
export class VectorFault extends Error {
  override readonly name = "VectorFault"
}

/**
 * How a vector came out: what disagrees, and how far the loss is from the expected one, dB; not a
 * number where the expected one is printed too coarsely to tell.
 */
export interface Verdict {
  readonly id: string
  readonly faults: readonly string[]
  readonly deviation: number
}

const isRecord = (value: unknown): value is Vector =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The vector a line means; `NaN`, which JSON does not know, is read as null. */
export function parseVector(line: string): Vector | null {
  try {
    const value: unknown = JSON.parse(line.replaceAll(/(?<=[:,[]\s*)-?(?:NaN|Infinity)\b/g, "null"))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** A part of a vector; empty where it has none. */
export function part(vector: Vector, name: string): Vector {
  const value = vector[name]
  return isRecord(value) ? value : {}
}

/** The first of these fields that is a number, or NaN. */
export function optionalNumber(from: Vector, ...names: readonly string[]): number {
  for (const name of names) {
    const value = from[name]
    if (typeof value === "number") return value
  }
  return Number.NaN
}

export function number(from: Vector, ...names: readonly string[]): number {
  const value = optionalNumber(from, ...names)
  if (Number.isNaN(value)) throw new VectorFault(`no number ${names.join(" or ")}`)
  return value
}

export function string(from: Vector, name: string): string {
  const value = from[name]
  if (typeof value !== "string") throw new VectorFault(`no text ${name}`)
  return value
}

export function numbers(from: Vector, name: string): readonly number[] {
  const value: unknown = from[name]
  if (!Array.isArray(value)) throw new VectorFault(`no list ${name}`)
  return value.map((one: unknown) => {
    if (typeof one !== "number") throw new VectorFault(`${name} holds something else than numbers`)
    return one
  })
}

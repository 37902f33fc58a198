import { InvalidArgumentError, Option } from "commander"

/** A number within limits, as an option of the command line. */
export const numberBetween =
  (low: number, high: number) =>
  (text: string): number => {
    const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN
    if (value >= low && value <= high) return value
    throw new InvalidArgumentError(`Cần một số từ ${low} đến ${high}.`)
  }

export const wholeBetween =
  (low: number, high: number) =>
  (text: string): number => {
    const value = numberBetween(low, high)(text)
    if (Number.isInteger(value)) return value
    throw new InvalidArgumentError(`Cần một số nguyên từ ${low} đến ${high}.`)
  }

/** "50,75,90": ascending, each once. */
export function shares(most: number) {
  return (text: string): number[] => {
    const values = text.split(",").map((part) => Number(part.trim()))
    const ascending = values.every((value, i) => i === 0 || value > values[i - 1]!)
    if (!ascending || values.length > most || !values.every((value) => value >= 1 && value <= 99)) {
      throw new InvalidArgumentError(
        `Cần nhiều nhất ${most} số tăng dần từ 1 đến 99, như 50,75,90.`,
      )
    }
    return values
  }
}

/** "4G=-105", again and again. */
export function threshold(
  text: string,
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  const [, technology, level] = /^(.+)=(-?\d+(?:[.,]\d+)?)$/.exec(text) ?? []
  if (technology === undefined || level === undefined) {
    throw new InvalidArgumentError("Cần dạng 4G=-105.")
  }
  return { ...before, [technology]: Number(level.replace(",", ".")) }
}

/** An option with a few words to choose from, the first by itself. */
export const one = (flags: string, words: string, allowed: string[]): Option =>
  new Option(flags, words).choices(allowed).default(allowed[0])

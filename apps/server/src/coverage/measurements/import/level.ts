import { numberOf } from "./numbers.ts"

/** What a cell says of a level. */
export type LevelRead =
  | { readonly kind: "level"; readonly dbm: number }
  /** Nothing was heard. */
  | { readonly kind: "silent" }
  /** The tool had no value. */
  | { readonly kind: "missing" }
  | { readonly kind: "wrong"; readonly code: "level-form" | "level-range" | "level-unit" }

export interface LevelWriting {
  readonly decimal: "comma" | "point"
  /** Declared by the heading or by a person; null: dBm, and what cannot be dBm is asked about. */
  readonly unit: "dbm" | "asu" | null
  readonly technology: string | null
  readonly lowest: number
  readonly highest: number
  readonly missing: ReadonlySet<string>
  readonly silent: ReadonlySet<string>
}

/**
 * ASU as Android's CellSignalStrength classes give them: dBm = −113 + 2 ASU on GSM (3GPP TS 27.007
 * AT+CSQ), ASU − 120 on UMTS (RSCP), ASU − 140 on LTE and NR (RSRP). 99 and 255 say "not known".
 */
const ASU: Readonly<Record<string, (asu: number) => number>> = {
  "2G": (asu) => 2 * asu - 113,
  "3G": (asu) => asu - 120,
  "4G": (asu) => asu - 140,
  "5G": (asu) => asu - 140,
}
const MOST_ASU: Readonly<Record<string, number>> = { "2G": 31, "3G": 96, "4G": 97, "5G": 127 }

/** One level of a row in dBm. A positive number is never guessed to be ASU. */
export function readLevel(text: string, writing: LevelWriting): LevelRead {
  const bare = text.trim().toLowerCase()
  if (writing.missing.has(bare)) return { kind: "missing" }
  if (writing.silent.has(bare)) return { kind: "silent" }
  const value = numberOf(bare.replace(/\s*(?:dbm|asu)$/u, ""), writing.decimal)
  if (value === null) return { kind: "wrong", code: "level-form" }
  const isAsu = bare.endsWith("asu") || (writing.unit === "asu" && !bare.endsWith("dbm"))
  return isAsu ? fromAsu(value, writing.technology) : fromDbm(value, writing)
}

function fromDbm(value: number, { lowest, highest, unit }: LevelWriting): LevelRead {
  if (value >= 0 && value <= 127 && unit === null) return { kind: "wrong", code: "level-unit" }
  if (value < lowest || value > highest) return { kind: "wrong", code: "level-range" }
  return { kind: "level", dbm: value }
}

function fromAsu(value: number, technology: string | null): LevelRead {
  if (value === 99 || value === 255) return { kind: "missing" }
  const convert = ASU[technology ?? ""]
  if (convert === undefined) return { kind: "wrong", code: "level-unit" }
  const most = MOST_ASU[technology ?? ""] ?? 0
  if (value < 0 || value > most) return { kind: "wrong", code: "level-range" }
  return { kind: "level", dbm: convert(value) }
}

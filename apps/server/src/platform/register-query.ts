import type { Reader } from "./database.ts"

/** One record that a figure counts: a unit, an asset, a team. */
export interface RegisterRecord {
  /** Never reused within its register. */
  readonly id: string
  /** The smallest unit that it lies in. */
  readonly unit: string
  readonly label: string
  /** What it adds: 1 where records are counted. */
  readonly value: number
  /** What it may be broken down by: {"loại": "phường"}. */
  readonly attributes: Readonly<Record<string, string>>
  /** The page that shows it; null where there is none. */
  readonly href: string | null
}

/** The base measure that a query feeds, made where the catalogue has none of that code. */
interface RegisteredMeasure {
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly definitionVi: string
  readonly definitionEn: string
  readonly unitOfMeasure: string
  readonly better: "higher" | "lower" | "none"
  /** Whose figures they are; those of units above are computed. */
  readonly level: "country" | "province" | "district" | "commune"
  /** Breakdowns by attributes of records, one at a time. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>
}

/** A share that a measure has in another one, in percent. */
interface RegisteredShare {
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly definitionVi: string
  readonly definitionEn: string
  readonly better: "higher" | "lower" | "none"
  /** The code of the measure that it is a share of: another query feeds it. */
  readonly of: string
}

/**
 * A question that a domain answers from its records: how many there are of something, or what they
 * come to, in each unit on a day. Domains export theirs; `registers.ts` hands all of them to
 * `indicators`, which knows no domain by name.
 */
export interface RegisterQuery {
  /** "registry.communes" */
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  /** What one record is: "một xã, phường, thị trấn hoặc đặc khu". */
  readonly recordVi: string
  readonly recordEn: string
  readonly how: "count" | "sum"
  readonly measure: RegisteredMeasure
  /** The indicator that sets it in proportion, made where the catalogue has none of that code. */
  readonly share?: RegisteredShare
  /** The first day whose records are known. */
  readonly since: string
  /** May everybody see single records; otherwise readers of the unit. */
  readonly open: boolean
  /** Whether records are made up, for demonstration: then figures say so. Without it they are not. */
  illustrative?(db: Reader): Promise<boolean>
  /** Another text whenever any record may have changed. */
  revision(db: Reader): Promise<string>
  /**
   * The units in which the register is kept on a day, whole: they and units below them have 0 where
   * there is no record. Elsewhere nothing is known, which is not 0.
   */
  keptFor(db: Reader, day: string): Promise<readonly string[]>
  /** The records that count on a day. */
  records(db: Reader, day: string): Promise<readonly RegisterRecord[]>
}

/** All the questions as they are declared now: a province may declare kinds of records of its own. */
export type Registers = (db: Reader) => Promise<readonly RegisterQuery[]>

import { checkItmVector } from "./itm-vector.ts"
import { checkP1812Vector } from "./p1812-vector.ts"
import { parseVector, type Vector, VectorFault, type Verdict } from "./vector.ts"

/** The vector files of one model, as text, and the profiles they name. */
export interface ModelVectors {
  readonly model: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly profiles: Vector
}

/** What came of the vectors of one model. */
export interface ModelReport {
  readonly model: string
  /** Whether this product has the model; vectors of others are counted and left. */
  readonly built: boolean
  readonly count: number
  readonly failed: readonly Verdict[]
  /** Of the losses whose expected figure is printed finely, dB. */
  readonly largestDeviation: number
}

type Check = (vector: Vector, profiles: Vector) => Verdict

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ["itm", checkItmVector],
  ["p1812", checkP1812Vector],
])

export function checkModel({ model, files, profiles }: ModelVectors): ModelReport {
  const check = CHECKS.get(model)
  const lines = files.flatMap(({ name, text }) => linesOf(name, text))
  if (!check) return { model, built: false, count: lines.length, failed: [], largestDeviation: 0 }
  const verdicts = lines.map((line) => verdictOf(line, check, profiles))
  const deviations = verdicts.map(({ deviation }) => deviation).filter(Number.isFinite)
  return {
    model,
    built: true,
    count: verdicts.length,
    failed: verdicts.filter(({ faults }) => faults.length > 0),
    largestDeviation: deviations.reduce((most, one) => Math.max(most, one), 0),
  }
}

interface Line {
  readonly place: string
  readonly text: string
}

function linesOf(name: string, text: string): readonly Line[] {
  return text
    .split(/\r?\n/)
    .map((line, at) => ({ place: `${name}:${at + 1}`, text: line.trim() }))
    .filter((line) => line.text !== "")
}

/** A line that is no vector, or lacks something, fails like one that computes wrongly. */
function verdictOf({ place, text }: Line, check: Check, profiles: Vector): Verdict {
  const broken = (why: string) => ({ id: place, faults: [why], deviation: Number.NaN })
  const vector = parseVector(text)
  if (vector === null) return broken("not a JSON object")
  try {
    return check(vector, profiles)
  } catch (error) {
    if (error instanceof VectorFault) return broken(error.message)
    throw error
  }
}

import type { Part, Stage, Step } from "./settle.ts"

/** Something said of a criterion, short: what is needed to settle its score. */
export type ShortStep = readonly [
  criterion: string,
  seq: number,
  stage: Stage,
  part: Part,
  points: number | null,
  applicable: boolean,
]

export const stepFrom = ([, seq, stage, part, points, applicable]: ShortStep): Step => ({
  seq,
  stage,
  part,
  points,
  applicable,
  agrees: null,
  reason: "",
})

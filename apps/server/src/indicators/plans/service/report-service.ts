import type { UnitRef } from "../../../registry/model.ts"
import type { Figure } from "../../model.ts"
import type { Lookup } from "../../service/figures-service.ts"
import type { PlacedTarget } from "../cascade.ts"
import type { TargetText } from "../content.ts"
import { judgeTarget, unmeasured } from "../judge-target.ts"
import type { TargetReport } from "../model.ts"
import { sourceWords } from "../source-words.ts"
import type { StandingPlan } from "../store/read-store.ts"
import type { Computed } from "./computed-service.ts"

/** What a target is held against. */
export interface Held {
  readonly observations: readonly Figure[]
  readonly computed: readonly Computed[]
}

interface Judging {
  readonly plan: StandingPlan
  readonly target: TargetText
  readonly figure: Figure | null
  readonly on: string
  readonly names: Lookup
}

/** A target with where it stands, and as a part of a cascade. */
export function judged(
  { plan, target, figure, on, names }: Judging,
  { observations, computed }: Held,
): { report: TargetReport; placed: PlacedTarget } {
  const { high } = target
  const baseline = baselineOf(target)
  const verdict =
    figure === null
      ? unmeasured(target, on)
      : judgeTarget({ figure, high, baseline }, observations, on)
  const day = target.period?.ends ?? plan.head.ends ?? on
  const said =
    figure === null ? saidInWords(target, names.place(target.unit, day)) : saidAs(figure, target)
  const { words, observation: id, ...rest } = verdict
  const from = sourceOf(id, { observations, computed })
  return {
    report: {
      ...said,
      ...rest,
      highExact: high,
      measure: figure?.measure.code ?? null,
      ...from,
      baseline,
      by: responsible(target, said.place),
      explanation: words.vi,
      explanationEn: words.en,
      note: target.note,
      noteEn: target.noteEn,
    },
    placed: {
      ...said,
      plan: plan.head.id,
      high,
      measure: figure?.measure ?? null,
      parent: parentOf(target),
    },
  }
}

/** What a target was held against: published, or computed from cells. */
function sourceOf(
  id: string | null,
  { observations, computed }: Held,
): Pick<TargetReport, "observation" | "computed" | "source" | "sourceEn"> {
  const reading = computed.find((one) => one.figure.id === id)?.reading ?? null
  const figure = observations.find((one) => one.id === id) ?? null
  const observation = reading === null ? figure : null
  const words = sourceWords(observation, reading)
  return { observation, computed: reading, source: words?.vi ?? null, sourceEn: words?.en ?? null }
}

type Said = Pick<
  TargetReport,
  | "id"
  | "text"
  | "textEn"
  | "place"
  | "period"
  | "comparator"
  | "exact"
  | "unitOfMeasure"
  | "figure"
>

function saidInWords(target: TargetText, place: UnitRef): Said {
  const { id, text, textEn, period, comparator, value, unitOfMeasure, figure } = target
  return { id, text, textEn, place, period, comparator, exact: value, unitOfMeasure, figure }
}

function saidAs(figure: Figure, { id, text, textEn, figure: figureId }: TargetText): Said {
  const { place, period, comparator, exact, unitOfMeasure, measure } = figure
  return {
    id,
    text,
    textEn: textEn === "" ? measure.nameEn : textEn,
    place,
    period,
    comparator: exact === null ? null : comparator,
    exact,
    unitOfMeasure,
    figure: figureId,
  }
}

function baselineOf({ baselineValue, baselinePeriod }: TargetText): TargetReport["baseline"] {
  if (baselineValue === null || baselinePeriod === null) return null
  return { exact: baselineValue, period: baselinePeriod }
}

function parentOf({ parentPlan, parentTarget }: TargetText): PlacedTarget["parent"] {
  if (parentPlan === null || parentTarget === null) return null
  return { plan: parentPlan, target: parentTarget }
}

const responsible = ({ organisation }: TargetText, place: UnitRef): TargetReport["by"] =>
  organisation === null
    ? { kind: "place", name: place.fullName }
    : { kind: "organisation", name: organisation }

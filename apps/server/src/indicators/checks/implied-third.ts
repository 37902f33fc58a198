import { type Decimal, divide, whole } from "../decimal.ts"
import {
  asWritten,
  exactly,
  type Interval,
  meet,
  notNegative,
  product,
  type Quantity,
} from "../interval.ts"
import type { Figure, RateTriple } from "../model.ts"
import { quantityOf } from "../newest.ts"
import { number, quantity, type Words } from "../wording.ts"
import { type Declared, type FigureSet, type Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

type Parameters = Declared<"implied-third">["parameters"]
/** A figure of a triple, with what its number can mean. */
type Known = { figure: Figure; said: Quantity; range: Interval }
type Pair = { triple: RateTriple; rate: Known; numerator: Known }
type Finding = { holds: boolean; words: Words; others: string[] }

/**
 * Two figures that imply a third agree with it within rounding: subscriptions ÷ subscriptions per
 * 100 people × 100 is the population. Each printed number stands for all that it can mean when
 * written round (96 is 95,5 to 96,5; "trên 1,4 triệu" is 1,4 to 1,5 million); flagged only where
 * no choice fits. Same place, overlapping periods, observations only. Where no denominator is
 * known, two rates with their numerators must imply the same one. The rate carries the result.
 */
export function impliedThird(
  figure: Figure,
  set: FigureSet,
  parameters: Parameters,
): Verdict | null {
  if (figure.kind !== "observation") return null
  const triples = parameters.triples.filter((triple) => triple.rate === figure.measure.code)
  const rate = triples.length === 0 ? null : known(figure, set, parameters)
  if (rate === null) return null
  const findings = triples.flatMap((triple) => findingsOf(triple, rate, set, parameters))
  if (findings.length === 0) return null

  const failed = findings.filter(({ holds }) => !holds)
  const shown = failed.length > 0 ? failed : findings
  const vi = shown.map(({ words }) => words.vi).join("; ")
  const en = shown.map(({ words }) => words.en).join("; ")
  const others = [...new Set(shown.flatMap((finding) => finding.others))].toSorted()
  if (failed.length > 0) return { outcome: "fail", words: compareWithText(vi, en), others }
  return { outcome: "pass", words: { vi: `${vi}.`, en: `${en}.` }, others }
}

function known(figure: Figure, set: FigureSet, parameters: Parameters): Known | null {
  const said = quantityOf(figure)
  if (said === null || !set.sameUnit(figure.unitOfMeasure, figure.measure.unitOfMeasure)) {
    return null
  }
  return { figure, said, range: notNegative(asWritten(said, parameters)) }
}

function beside(
  measure: string,
  { figure }: Known,
  set: FigureSet,
  parameters: Parameters,
): Known[] {
  return set
    .observed(measure, figure.place.id, figure.period)
    .flatMap((other) => known(other, set, parameters) ?? [])
}

function findingsOf(
  triple: RateTriple,
  rate: Known,
  set: FigureSet,
  parameters: Parameters,
): Finding[] {
  const numerators = beside(triple.numerator, rate, set, parameters)
  if (numerators.length === 0) return []
  const denominators = beside(triple.denominator, rate, set, parameters)
  if (denominators.length > 0) {
    return denominators.map((denominator) => againstThird(triple, rate, numerators, denominator))
  }
  return parameters.triples
    .filter((other) => other.denominator === triple.denominator && other.rate !== triple.rate)
    .flatMap((other) =>
      beside(other.rate, rate, set, parameters).flatMap((otherRate) =>
        againstPair(
          pairs(triple, rate, numerators),
          pairs(other, otherRate, beside(other.numerator, otherRate, set, parameters)),
        ),
      ),
    )
}

const pairs = (triple: RateTriple, rate: Known, numerators: readonly Known[]): Pair[] =>
  numerators.map((numerator) => ({ triple, rate, numerator }))

const scaled = (range: Interval, factor: number): Interval => product(range, exactly(whole(factor)))

/** rate × denominator = numerator × per, for one of the numerators. */
function againstThird(
  triple: RateTriple,
  rate: Known,
  numerators: readonly Known[],
  denominator: Known,
): Finding {
  const implied = product(rate.range, denominator.range)
  const fitting = numerators.find(({ range }) => meet(scaled(range, triple.per), implied))
  const numerator = fitting ?? numerators[0] ?? rate
  const text = equation({ triple, rate, numerator })
  const third = quantity(denominator.said.comparator, denominator.said.value)
  const name = denominator.figure.measure
  const others = [numerator.figure.id, denominator.figure.id]
  if (fitting !== undefined) {
    const vi = `${text.vi}, hợp với ${name.nameVi} ${third.vi} (${denominator.figure.id})`
    const en = `${text.en}, which fits ${name.nameEn} ${third.en} (${denominator.figure.id})`
    return { holds: true, words: { vi, en }, others }
  }
  const vi = `${text.vi}, không khớp với ${name.nameVi} ${third.vi} (${denominator.figure.id}) dù đã tính làm tròn`
  const en = `${text.en}, which does not fit ${name.nameEn} ${third.en} (${denominator.figure.id}) even within rounding`
  return { holds: false, words: { vi, en }, others }
}

/** Two rates with their numerators imply one denominator: a × p ÷ r = b × q ÷ s, so a·p·s = b·q·r. */
function againstPair(first: readonly Pair[], second: readonly Pair[]): Finding[] {
  const [one] = first
  const [two] = second
  if (one === undefined || two === undefined) return []
  const agree = (left: Pair, right: Pair): boolean =>
    meet(
      product(scaled(left.numerator.range, left.triple.per), right.rate.range),
      product(scaled(right.numerator.range, right.triple.per), left.rate.range),
    )
  const holds = first.some((left) => second.some((right) => agree(left, right)))
  const [mine, other] = [equation(one), equation(two)]
  const others = [one.numerator.figure.id, two.rate.figure.id, two.numerator.figure.id]
  const words = holds
    ? {
        vi: `${mine.vi}, hợp với ${other.vi}`,
        en: `${mine.en}, which fits ${other.en}`,
      }
    : {
        vi: `${mine.vi}, còn ${other.vi}: hai kết quả của cùng một mẫu số không khớp dù đã tính làm tròn`,
        en: `${mine.en}, but ${other.en}: two results for one denominator that do not fit even within rounding`,
      }
  return [{ holds, words, others }]
}

/** "trên 1.400.000 (bn-03) ÷ 96 (bn-04) × 100 ≈ 1.450.777–1.570.680". */
function equation({ triple, rate, numerator }: Pair): Words {
  const top = quantity(numerator.said.comparator, numerator.said.value)
  const bottom = quantity(rate.said.comparator, rate.said.value)
  const times = triple.per === 1 ? { vi: "", en: "" } : number(whole(triple.per))
  const scale = triple.per === 1 ? times : { vi: ` × ${times.vi}`, en: ` × ${times.en}` }
  const result = bounds(scaled(numerator.range, triple.per), rate.range)
  const ids = [numerator.figure.id, rate.figure.id]
  return {
    vi: `${top.vi} (${ids[0]}) ÷ ${bottom.vi} (${ids[1]})${scale.vi} ≈ ${result.vi}`,
    en: `${top.en} (${ids[0]}) ÷ ${bottom.en} (${ids[1]})${scale.en} ≈ ${result.en}`,
  }
}

/** The least and the most that a quotient can be, rounded to whole numbers for reading. */
function bounds(top: Interval, bottom: Interval): Words {
  const least = quotient(top.low?.at, bottom.high?.at)
  const most = quotient(top.high?.at, bottom.low?.at)
  if (least !== null && most !== null) {
    const [low, high] = [number(least), number(most)]
    return { vi: `${low.vi}–${high.vi}`, en: `${low.en}–${high.en}` }
  }
  if (least !== null) return quantity(">=", least)
  return most === null ? { vi: "?", en: "?" } : quantity("<=", most)
}

function quotient(top: Decimal | undefined, bottom: Decimal | undefined): Decimal | null {
  if (top === undefined || bottom === undefined || bottom.digits === 0n) return null
  return divide(top, bottom, 0)
}

import { Type } from "typebox"
import { Value } from "typebox/value"
import { type ResultLayer, ServedDefinition } from "./model.ts"

/** A file of definitions: the first is the one that is taken where nobody chooses. */
export const ServedDefinitions = Type.Object(
  {
    source: Type.String({ minLength: 1 }),
    definitions: Type.Array(ServedDefinition, { minItems: 1 }),
  },
  { additionalProperties: false },
)

/** What is wrong with a file of definitions; null where nothing is. */
export function definitionsFault(value: unknown): string | null {
  const [first] = Value.Errors(ServedDefinitions, value)
  if (first !== undefined) return `${first.instancePath || "/"} ${first.message}`
  if (!Value.Check(ServedDefinitions, value)) return "/"
  const codes = value.definitions.map(({ code }) => code)
  if (new Set(codes).size < codes.length) return "/definitions: một mã được khai hai lần"
  return value.definitions.flatMap(setsFault)[0] ?? null
}

function setsFault({ code, sets }: ServedDefinition): string[] {
  const codes = sets.map((set) => set.code)
  return new Set(codes).size < codes.length
    ? [`/definitions/${code}: một tập công nghệ được khai hai lần`]
    : []
}

/** A picture of a run: one technology of one operator, or the best of all its operators. */
export interface Pictured {
  readonly technology: string
  readonly operator: string | null
}

/**
 * What a run can be asked by a definition: every technology, and every set of which it has one, of each
 * operator and of any. A set of which the run has nothing is not asked: nothing is known of it.
 */
export function layersAsked(
  pictures: readonly Pictured[],
  { sets }: Pick<ServedDefinition, "sets">,
): ResultLayer[] {
  const technologies = [...new Set(pictures.map(({ technology }) => technology))]
  const plain = technologies.map((technology) => ({
    code: technology,
    titleVi: technology,
    titleEn: technology,
    technologies: [technology],
  }))
  return [...sets, ...plain].flatMap(({ code, titleVi, titleEn, technologies: wanted }) => {
    const members = technologies.filter((one) => wanted.includes(one))
    if (members.length === 0) return []
    const of = { technology: code, titleVi, titleEn, members }
    const operators = new Set(
      pictures.flatMap(({ technology, operator }) =>
        operator !== null && members.includes(technology) ? [operator] : [],
      ),
    )
    return [null, ...[...operators].toSorted()].map((operator) => ({ ...of, operator }))
  })
}

/** The pictures whose best makes a layer. */
export const picturesOf = <P extends Pictured>(
  pictures: readonly P[],
  { members, operator }: ResultLayer,
): P[] =>
  pictures.filter(
    (one) => members.includes(one.technology) && (operator === null || one.operator === operator),
  )

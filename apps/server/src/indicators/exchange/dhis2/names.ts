import { type Mapping, mappingKey } from "./map-file.ts"
import type { ImportPlan } from "./plan.ts"

/** Something of DHIS2 and what stands for it here. */
export interface Pair {
  readonly external: string
  readonly internal: string
}

export interface Names {
  readonly mappings: readonly Mapping[]
  readonly operands: readonly Pair[]
  readonly places: readonly Pair[]
}

/**
 * What to remember of an import: what a person said; the codes that it gave; and for the way back,
 * which combinations and org units values came from.
 */
export function namesOf(plan: ImportPlan, said: readonly Mapping[]): Names {
  const made = codesGiven(plan)
  const told = new Map(said.map((one) => [mappingKey(one), one]))
  const given = new Set(made.map(mappingKey))
  const mappings = [
    ...made.map((one) => {
      const before = told.get(mappingKey(one))
      return before === undefined ? one : { ...before, internal: one.internal }
    }),
    ...said.filter((one) => !given.has(mappingKey(one))),
  ]
  const operands = [...plan.elements.values()].flatMap(({ id, code, leaves }) =>
    leaves.map(({ optionCombo, attributeCombo, cut }) => ({
      external: `${id}.${optionCombo}.${attributeCombo}`,
      internal: `${code}|${cut}`,
    })),
  )
  const places = new Map(
    plan.accepted.map(({ orgUnit, unit }) => [
      `${orgUnit}.${unit}`,
      { external: `${orgUnit}.${unit}`, internal: unit },
    ]),
  )
  return { mappings, operands, places: [...places.values()] }
}

const name = (kind: Mapping["kind"], external: string, internal: string): Mapping => ({
  kind,
  external,
  internal,
  how: "",
  unitOfMeasure: "",
})

function codesGiven({ elements, indicators }: ImportPlan): Mapping[] {
  return [
    ...[...elements.values()].flatMap(({ id, code, total }) => [
      name("dataElement", id, code),
      ...(total === null ? [] : [name("indicator", `${id}.total`, total)]),
    ]),
    ...indicators.map(({ id, draft }) => name("indicator", id, draft.code)),
  ]
}

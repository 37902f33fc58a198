import { type Static, Type } from "typebox"
import { Value } from "typebox/value"

/** What a column of a form on agencies may hold. */
const AGENCY_FACTS = [
  "number",
  "unit",
  "name",
  "group",
  "submitted",
  "points",
  "max",
  "value",
  "percent",
  "rank",
  "of",
  "rank-5",
  "rank-95",
  "rank-before",
  "gained",
  "blank",
] as const
/** And of a column that is repeated for every part, pillar or criterion of the index. */
const REPEATED_FACTS = {
  parts: ["part-points", "part-value"],
  pillars: ["pillar-value"],
  criteria: ["self", "verified", "final", "computed"],
} as const
/** What a column of a form on the criteria of one agency may hold. */
const CRITERION_FACTS = [
  "number",
  "code",
  "name",
  "part-name",
  "max",
  "figures",
  "computed",
  "self",
  "verified",
  "appealed",
  "final",
  "self-less-final",
  "lost",
  "reason",
  "status",
  "verifiers",
  "evidence",
  "evidence-and-reason",
  "blank",
] as const

export type AgencyFact = (typeof AGENCY_FACTS)[number]
export type CriterionFact = (typeof CRITERION_FACTS)[number]
export type RepeatedFact = (typeof REPEATED_FACTS)[keyof typeof REPEATED_FACTS][number]

const Column = Type.Object(
  {
    title: Type.String({ maxLength: 300 }),
    fact: Type.String({ maxLength: 60 }),
    each: Type.Optional(
      Type.Unsafe<keyof typeof REPEATED_FACTS>(Type.Enum(["parts", "pillars", "criteria"])),
    ),
    /** In letters. */
    width: Type.Optional(Type.Number({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type FormColumn = Static<typeof Column>

/** A form that somebody else asks for: its columns, and which facts stand in them. */
const FormMapping = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$", maxLength: 60 }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    /** Where the columns were read. */
    source: Type.String({ maxLength: 1000 }),
    /** An example of the product, not a form that anybody prescribed. */
    illustrative: Type.Boolean(),
    /** A row an agency, or a row a criterion of one agency. */
    rows: Type.Unsafe<"agencies" | "criteria">(Type.Enum(["agencies", "criteria"])),
    columns: Type.Array(Column, { minItems: 1, maxItems: 200 }),
  },
  { additionalProperties: false },
)
export type FormMapping = Static<typeof FormMapping>

interface Wrong {
  readonly pointer: string
  readonly detail: string
}

/** A form as it is configured, or what is wrong with it, place by place. */
export function readMapping(
  content: unknown,
): { readonly form: FormMapping } | { readonly wrong: readonly Wrong[] } {
  if (!Value.Check(FormMapping, content)) {
    const wrong = Value.Errors(FormMapping, content).map(({ instancePath, message }) => ({
      pointer: instancePath,
      detail: message,
    }))
    return { wrong }
  }
  const wrong = content.columns.flatMap((column, i) => columnProblems(content, column, i))
  return wrong.length > 0 ? { wrong } : { form: content }
}

function columnProblems({ rows }: FormMapping, { fact, each }: FormColumn, at: number): Wrong[] {
  const pointer = `/columns/${at}`
  if (each !== undefined && rows === "criteria") {
    return [{ pointer: `${pointer}/each`, detail: "chỉ dùng được khi mỗi hàng là một đơn vị" }]
  }
  const allowed: readonly string[] =
    each === undefined
      ? rows === "agencies"
        ? AGENCY_FACTS
        : CRITERION_FACTS
      : REPEATED_FACTS[each]
  return allowed.includes(fact)
    ? []
    : [{ pointer: `${pointer}/fact`, detail: `“${fact}”: phải là ${allowed.join(", ")}` }]
}

export const isAgencyFact = (fact: string): fact is AgencyFact =>
  AGENCY_FACTS.some((one) => one === fact)
export const isCriterionFact = (fact: string): fact is CriterionFact =>
  CRITERION_FACTS.some((one) => one === fact)
export const isRepeatedFact = (fact: string): fact is RepeatedFact =>
  Object.values(REPEATED_FACTS).some((all) => all.some((one) => one === fact))

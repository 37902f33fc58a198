import { Type } from "typebox"
import { Value } from "typebox/value"

/** Higher than anything that stands on the ground over a whole sample, m. */
const HIGHEST = 300

/** What the classes of a land cover stand for, and who says so. */
const ClutterTable = Type.Object(
  {
    title: Type.String({ minLength: 1 }),
    source: Type.String({ minLength: 1 }),
    classes: Type.Record(
      Type.String({ pattern: "^-?[0-9]{1,9}$" }),
      Type.Object(
        { name: Type.String(), height: Type.Number({ minimum: 0, maximum: HIGHEST }) },
        { additionalProperties: false },
      ),
      { minProperties: 1, additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)
export type ClutterTable = Type.Static<typeof ClutterTable>

export const isClutterTable = (value: unknown): value is ClutterTable =>
  Value.Check(ClutterTable, value)

/** The first thing that is wrong with a table, or null. */
export function clutterTableFault(value: unknown): string | null {
  const [first] = Value.Errors(ClutterTable, value)
  return first === undefined ? null : `${first.instancePath || "/"} ${first.message}`
}

/** Representative heights above ground by class, m. */
export const heightsOf = ({ classes }: ClutterTable): ReadonlyMap<number, number> =>
  new Map(Object.entries(classes).map(([code, { height }]) => [Number(code), height]))

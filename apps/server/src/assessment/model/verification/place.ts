import { Type } from "typebox"
import { UnitId } from "../../../registry/model.ts"
import { CriterionCode } from "../index-set.ts"

/** A criterion of an agency. */
export const Place = { unit: UnitId, criterion: CriterionCode }
/** What the agency is called, and its peer group. */
export const Named = { unitName: Type.String(), group: Type.String() }

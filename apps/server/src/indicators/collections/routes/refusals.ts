import { Type } from "typebox"
import { Problem } from "../../../platform/problem.ts"
import { UnitId } from "../../../registry/model.ts"
import { CollectionId } from "../model/collection.ts"

/** What every route of collections may refuse with. */
export const refusals = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  409: Problem,
  422: Problem,
}

export const reading = { 401: Problem, 403: Problem, 404: Problem }

export const OfCollection = Type.Object({ id: CollectionId })
export const OfReport = Type.Object({ id: CollectionId, unit: UnitId })
export const tags = ["collections"]
export const Nothing = Type.Object({}, { additionalProperties: false })

import { Type } from "typebox"
import { Problem } from "../../platform/problem.ts"
import { UnitId } from "../../registry/model.ts"
import { RoundId } from "../model.ts"

/** What the routes of scoring have in common. */
export const TAGS = ["assessment"]
export const OneRound = Type.Object({ round: RoundId })
export const OneAgency = Type.Object({ round: RoundId, unit: UnitId })

/** How a question may be refused, and an act. */
export const READING = { 400: Problem, 401: Problem, 403: Problem, 404: Problem }
export const WRITING = { ...READING, 409: Problem, 422: Problem }

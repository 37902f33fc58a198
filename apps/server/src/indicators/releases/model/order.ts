import { type Static, Type } from "typebox"
import { View } from "../../../registry/model.ts"
import { ReleaseId } from "./words.ts"

const asked = {
  indicators: Type.String({
    minLength: 1,
    maxLength: 8000,
    description: "Codes of indicators and base measures, separated by commas",
  }),
  units: Type.String({
    minLength: 1,
    maxLength: 8000,
    description: "Ids, or level:commune, children:22, descendants:22, descendants:22:commune",
  }),
  periods: Type.String({
    minLength: 1,
    maxLength: 4000,
    description: "2024-Q1..2024-Q4, or a list",
  }),
}

/** What somebody wants to release. */
export const ReleaseDraft = Type.Object(
  {
    id: ReleaseId,
    titleVi: Type.String({ minLength: 1, maxLength: 300 }),
    titleEn: Type.String({ minLength: 1, maxLength: 300 }),
    noteVi: Type.Optional(Type.String({ maxLength: 4000 })),
    noteEn: Type.Optional(Type.String({ maxLength: 4000 })),
    ...asked,
    breakdowns: Type.Optional(
      Type.String({ maxLength: 400, description: "Dimensions, separated by commas: technology" }),
    ),
    view: Type.Optional(View),
    figures: Type.Optional(
      Type.Boolean({ description: "Published figures of the measures named, too" }),
    ),
    asOf: Type.Optional(
      Type.String({ maxLength: 40, description: "As known on this day or at this instant" }),
    ),
    corrects: Type.Optional(ReleaseId),
    reason: Type.Optional(
      Type.String({ maxLength: 1000, description: "Why the release that it corrects was wrong" }),
    ),
  },
  { additionalProperties: false },
)
export type ReleaseDraft = Static<typeof ReleaseDraft>

/** What somebody who publishes says. */
export const PublishOrder = Type.Object(
  {
    rowsSha256: Type.Optional(
      Type.String({ description: "Of the rows that were looked at; others are refused with 409" }),
    ),
    reason: Type.Optional(
      Type.String({ maxLength: 1000, description: "Why it is right to publish as it is" }),
    ),
  },
  { additionalProperties: false },
)
export type PublishOrder = Static<typeof PublishOrder>

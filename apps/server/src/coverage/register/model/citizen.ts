import { type Static, Type } from "typebox"
import { Day } from "../../../registry/model.ts"
import { GapId, GapState, Latitude, Longitude, Nullable, words } from "./gap.ts"

/** "Chỗ tôi không có sóng": nothing that says who tells it. */
export const CitizenReport = Type.Object(
  {
    /** Where, in degrees; or `place`, as people write it: "21°10'53\"B 106°12'Đ". */
    latitude: Type.Optional(Latitude),
    longitude: Type.Optional(Longitude),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    /** "xã Sa Lý, Bắc Ninh": needed where no boundary says in which unit the place lies. */
    unit: Type.Optional(Type.String({ maxLength: 200 })),
    village: Type.Optional(Type.String({ maxLength: 100 })),
    technology: words(20),
    operator: Type.Optional(Type.String({ maxLength: 60 })),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
    /** Left empty by people: programs that fill forms fill it. */
    website: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type CitizenReport = Static<typeof CitizenReport>

const ReportCode = Type.String({ pattern: "^[A-Z2-9]{10}$" })

/** What became of a report, for whoever has its code. */
export const CitizenReceipt = Type.Object({
  code: ReportCode,
  day: Day,
  /** Of the gap that it became or belongs to. */
  state: GapState,
  /** Once it was confirmed. */
  gap: Nullable(GapId),
})
export type CitizenReceipt = Static<typeof CitizenReceipt>

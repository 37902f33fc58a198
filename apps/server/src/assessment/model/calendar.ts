import { type Static, Type } from "typebox"
import { Day } from "../../registry/model.ts"

/** "2026-11-21T17:00:00.000Z". */
export const Instant = Type.String({ format: "date-time", maxLength: 40 })

const Window = Type.Object({ opens: Instant, closes: Instant }, { additionalProperties: false })

/** When what is done. Data, evidence, scoring, verification, appeal, publication each have their own time. */
export const RoundCalendar = Type.Object(
  {
    dataStarts: Day,
    dataEnds: Day,
    /** Agencies score themselves from … until (the instant itself is still in time). */
    selfOpens: Instant,
    selfCloses: Instant,
    /** Documents are put behind criteria from … until; left out, while agencies score themselves. */
    evidence: Type.Optional(Window),
    verifyCloses: Instant,
    appealCloses: Instant,
    /** Nothing is published earlier. */
    publishFrom: Instant,
    /** Agencies see their result and may answer from … until; left out where nobody is asked. */
    reply: Type.Optional(Window),
  },
  { additionalProperties: false },
)
export type RoundCalendar = Static<typeof RoundCalendar>

import type { GapState, RegisteredGap } from "@tinhso/server/coverage/register/model"

/** The state of a gap is a shape: what is closed is ticked, what is only said has an open middle. */
export const GAP_SHAPES = {
  reported: "M8 1 15 8 8 15 1 8ZM8 4.2 4.2 8 8 11.8 11.8 8Z",
  confirmed: "M8 1 15 8 8 15 1 8Z",
  planned: "M8 1 15 8 8 15 1 8ZM7 4.5h2V7h2.5v2H9v2.5H7V9H4.5V7H7Z",
  closed: "M8 1 15 8 8 15 1 8ZM4.4 8.2 7 10.8 11.6 6.2 10.4 5 7 8.4 5.6 7Z",
  dismissed: "M8 1 15 8 8 15 1 8ZM4.5 7v2h7V7Z",
} as const satisfies Record<GapState, string>

/** Their colours come from the theme: what still waits stands out. */
export const GAP_COLOURS = {
  reported: "--kind-5",
  confirmed: "--kind-6",
  planned: "--kind-4",
  closed: "--kind-3",
  dismissed: "--kind-8",
} as const satisfies Record<GapState, string>

export const GAP_STATES = ["reported", "confirmed", "planned", "closed", "dismissed"] as const

/** A mark for every village of a gap. */
export function gapFeatures(gaps: readonly RegisteredGap[]) {
  return {
    type: "FeatureCollection" as const,
    features: gaps.flatMap(({ id, name, state, villages }) =>
      villages.map(({ longitude, latitude, name: village }) => ({
        type: "Feature" as const,
        properties: { id, state, name: (village || name).normalize("NFC") },
        geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
      })),
    ),
  }
}

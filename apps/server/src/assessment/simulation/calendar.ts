/** The round that is played, and its days. */
export const ROUND = "mo-phong-2026-q3"
export const CALENDAR = {
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  selfOpens: "2026-10-01T00:00:00.000Z",
  selfCloses: "2026-10-15T10:00:00.000Z",
  verifyCloses: "2026-10-25T10:00:00.000Z",
  appealCloses: "2026-10-30T10:00:00.000Z",
  publishFrom: "2026-11-05T00:00:00.000Z",
}

/** When each part of the play happens. */
export const AT = {
  begins: "2026-10-01T01:00:00.000Z",
  work: "2026-10-10T02:00:00.000Z",
  onTime: "2026-10-15T10:00:00.000Z",
  aSecondLate: "2026-10-15T10:00:01.000Z",
  extended: "2026-10-17T10:00:00.000Z",
  verify: "2026-10-20T02:00:00.000Z",
  appeal: "2026-10-27T02:00:00.000Z",
  council: "2026-11-02T02:00:00.000Z",
  publish: "2026-11-05T00:00:00.000Z",
} as const

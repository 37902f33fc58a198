import type { Opened } from "./model.ts"

/** The address of the API that opens a value; equal values have equal addresses. */
export function addressOf(opened: Opened, asOf: string, stage: string): string {
  const { indicator, unit, period, by, ytd, part, inside, version, view, screen } = opened
  const query = new URLSearchParams({ indicator, unit, period })
  if (by !== "") query.set("by", by)
  if (ytd) query.set("ytd", "true")
  if (part !== null) query.set("part", part)
  if (inside) query.set("inside", "true")
  if (version !== null) query.set("version", String(version))
  // What one reporter said is the same in every view.
  if (screen === "figure") query.set("view", view)
  if (stage !== "published") query.set("stage", stage)
  query.set("asof", asOf)
  return `/api/v1/provenance${screen === "cell" ? "/cell" : ""}?${query.toString()}`
}

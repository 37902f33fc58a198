import { createHash } from "node:crypto"
import type { StationSettings } from "../../service/run-settings.ts"
import type { NewRun } from "../model.ts"

/** What a run is asked for when nobody says otherwise. */
export const DEFAULTS = {
  preset: "ngoai-troi",
  radiusKm: 15,
  resolutionM: 90,
  reliabilities: [50, 75, 90],
} as const

/** All that a run asks of the engine but its stations; it can be sent to a thread. */
export type PlannedRun = Omit<StationSettings, "stations">

/** What this server has: folders of ground and land cover, a file of definitions. */
export interface ServerGround {
  readonly terrain: readonly string[]
  readonly clutter: readonly string[]
  readonly coverageDefinitions: string | null
}

/** What is asked for, with everything that was left open filled in. */
export function planOf(asked: NewRun, server: ServerGround): PlannedRun {
  const mode = asked.mode ?? "field"
  const shares = mode === "field" ? DEFAULTS.reliabilities : DEFAULTS.reliabilities.slice(0, 1)
  return {
    ...groundOf(asked, server.terrain),
    model: asked.model ?? "itm",
    mode,
    radiusKm: asked.radiusKm ?? DEFAULTS.radiusKm,
    resolution: asked.resolutionM ?? DEFAULTS.resolutionM,
    spacing: null,
    reliabilities: asked.reliabilities ?? shares,
    preset: asked.preset ?? DEFAULTS.preset,
    definitions: server.coverageDefinitions,
    thresholds: {},
    rxHeight: null,
    climate: 2,
    refractivity: 301,
    skipBad: asked.skipBad ?? false,
    terrainMegabytes: 1000,
    ...(asked.clutter === true
      ? { clutter: { paths: server.clutter, table: null, missing: "open" as const } }
      : {}),
  }
}

function groundOf(
  { ground, missingTerrain, holes = "refuse" }: NewRun,
  terrain: readonly string[],
) {
  if (ground === "flat") return { terrain: [], missing: "flat" as const, holes }
  return { terrain, missing: missingTerrain ?? ("refuse" as const), holes }
}

/**
 * Names the folder of squares that runs share: those that differ in their stations only, as after an
 * edit, so that only what an edited mast reaches is computed again.
 */
export function squaresName(
  { unit, technologies, operators }: NewRun,
  { terrain: _terrain, definitions: _definitions, skipBad: _skipBad, ...plan }: PlannedRun,
): string {
  const who = [unit, technologies ?? null, operators ?? null]
  return createHash("sha256")
    .update(JSON.stringify([who, plan]))
    .digest("hex")
    .slice(0, 24)
}

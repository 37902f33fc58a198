import { createHash } from "node:crypto"
import { basename } from "node:path"
import { columnOf, heightAt, rowOf } from "@tinhso/terrain"
import { ENGINE } from "../engine/keys.ts"
import type { Terrain } from "../terrain/load-terrain.ts"
import { type Edges, noEdges } from "./edges.ts"
import { frameOf, type Outputs } from "./outputs.ts"
import { CODES, type Sidecar, type SidecarLayer } from "./sidecar.ts"

/** What is said beside the pictures of a run; nothing in it depends on when or where it ran. */
export function sidecarOf(
  { computed, parameters, definition, terrain, stationFile }: Outputs,
  layers: SidecarLayer[],
  byStation: ReadonlyMap<number, Edges>,
): Sidecar {
  const { lattice, sources, unknown } = terrain
  const heights = new Uint8Array(lattice.heights.buffer)
  return {
    product: "Tỉnh Số",
    engine: ENGINE,
    kind: "modelled",
    definition: {
      preset: definition.preset,
      title: definition.title,
      source: definition.source,
    },
    parameters: {
      ...parameters,
      reliabilities: [...parameters.reliabilities],
      thresholds: { ...parameters.thresholds },
    },
    inputs: {
      stations: {
        file: stationFile.name,
        sha256: stationFile.sha256,
        used: computed.stations.length,
        illustrative: stationFile.illustrative,
        skippedRows: [...stationFile.skippedRows],
      },
      terrain: {
        sources: sources.map(({ path, format, crs }) => ({ file: basename(path), format, crs })),
        sha256: createHash("sha256").update(heights).digest("hex"),
        stepDegrees: [lattice.stepX, lattice.stepY],
        ...(terrain.every === 1 ? {} : { every: terrain.every }),
        ...disagreementsOf(terrain),
        unknown: { ...unknown, missingTiles: [...unknown.missingTiles] },
        stationsWithoutGround: computed.stations
          .filter(({ lat, lon }) =>
            Number.isNaN(heightAt(lattice, columnOf(lattice, lon), rowOf(lattice, lat))),
          )
          .map(({ id }) => id),
      },
      ...clutterOf(terrain),
    },
    grid: frameOf(computed.grid),
    codes: { ...CODES },
    layers,
    stations: computed.stations.map(({ id, lat, lon, technology, operator, mast }, i) => ({
      id,
      lat,
      lon,
      technology,
      operator,
      mast,
      edges:
        definition.thresholds[technology] === undefined ? null : (byStation.get(i) ?? noEdges()),
    })),
  }
}

function disagreementsOf({
  disagreements,
}: Terrain): Pick<Sidecar["inputs"]["terrain"], "disagreements"> {
  if (disagreements.length === 0) return {}
  const told = disagreements.map(({ paths, median, samples }) => ({
    files: paths.map((path) => basename(path)),
    median: Math.round(median * 10) / 10,
    samples,
  }))
  return { disagreements: told }
}

function clutterOf({ clutter }: Terrain): Pick<Sidecar["inputs"], "clutter"> {
  if (clutter === undefined) return {}
  const { lattice: _lattice, sources, classes, ...about } = clutter
  return {
    clutter: {
      ...about,
      sources: sources.map(({ path, crs }) => ({ file: basename(path), crs })),
      classes: { ...classes },
    },
  }
}

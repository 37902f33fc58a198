import { type Lattice, liesWithin, type Place } from "@tinhso/terrain"
import { noAnswers } from "../engine/answers.ts"
import { askMast } from "../engine/ask-mast.ts"
import { prepareCell } from "../engine/cell.ts"
import { mastsOf } from "../engine/mast.ts"
import type { Parameters } from "../engine/parameters.ts"
import { pointsAt } from "../engine/points.ts"
import type { Station } from "../stations/station.ts"

/** Which of some places a station at every candidate would cover, as positions. */
export function coversOf(
  candidates: readonly Place[],
  places: readonly Place[],
  like: Station,
  lattice: Lattice,
  parameters: Parameters,
): Int32Array[] {
  const layers = [{ technology: like.technology, operator: like.operator }]
  return candidates.map(({ lat, lon }) => {
    const near = Int32Array.from(places.keys()).filter((i) => {
      const place = places[i]!
      return liesWithin(parameters.radius, lat, lon, place.lat, place.lon)
    })
    const points = pointsAt(
      lattice,
      Array.from(near, (i) => places[i]!),
    )
    const cell = prepareCell({ ...like, lat, lon }, 0, layers, parameters)
    const answers = noAnswers(points.count, 1, parameters)
    const [mast] = mastsOf([cell], lattice)
    const which = Int32Array.from(near.keys())
    askMast(answers, mast!, points, which, lattice, parameters, null)
    return near.filter((_, i) => answers.levels[0]![i]! >= cell.threshold)
  })
}

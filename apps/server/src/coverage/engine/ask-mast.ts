import {
  createItmOutcome,
  createItmPath,
  depressionTo,
  itmLossAtShares,
  setItmLoss,
  surveyItmPath,
} from "@tinhso/propagation"
import { type Lattice, metresPerDegree } from "@tinhso/terrain"
import type { Answers } from "./answers.ts"
import { askP1812, setP1812Path } from "./ask-p1812.ts"
import { type Cell, leastAntennaLoss, RING } from "./cell.ts"
import type { HeightGroup, Mast } from "./mast.ts"
import { inHundredths, MOST_SHARES, type Parameters } from "./parameters.ts"
import type { Points } from "./points.ts"
import { readProfile, stepsOver } from "./profile.ts"

const RADIANS = Math.PI / 180

/** Where a mast and a place lie to each other. Filled again for every pair. */
interface Leg {
  /** m; never less than half a pixel: a place stands for all of its pixel. */
  distance: number
  east: number
  north: number
  steps: number
  /** Between samples of the profile, m. */
  step: number
}

const leg: Leg = { distance: 0, east: 0, north: 0, steps: 0, step: 0 }
const path = createItmPath()
const outcome = createItmOutcome()
let profile = new Float64Array(1024)
const losses = new Float64Array(MOST_SHARES)

/**
 * Asks the stations of a mast for the levels they bring to some places and keeps what is better than
 * what is known. A station that cannot be better, because even free space would take too much, is
 * not asked: no answer changes by that. `which` lists the places to ask for; `fresh` says by order
 * which stations the answers do not know yet, null where they know none.
 */
export function askMast(
  answers: Answers,
  mast: Mast,
  points: Points,
  which: Int32Array,
  lattice: Lattice,
  parameters: Parameters,
  fresh: Uint8Array | null,
): void {
  const scaleY = metresPerDegree(mast.lat).lat
  let lastLat = Number.NaN
  let scaleX = 0
  for (let k = 0; k < which.length; k++) {
    const i = which[k]!
    const lat = points.lat[i]!
    if (lat !== lastLat) {
      lastLat = lat
      scaleX = metresPerDegree((lat + mast.lat) / 2).lon
    }
    const east = (points.lon[i]! - mast.lon) * scaleX
    const north = (lat - mast.lat) * scaleY
    const square = east * east + north * north
    if (square > parameters.radius * parameters.radius) continue
    answers.effort.pairs++
    leg.distance = Math.max(Math.sqrt(square), parameters.resolution / 2)
    if (!mayServe(answers, mast, i, fresh)) continue
    leg.east = east
    leg.north = north
    askAt(answers, mast, points, i, lattice, parameters, fresh)
  }
}

/** Whether any station of the mast could be the best for a place. */
function mayServe(answers: Answers, mast: Mast, i: number, fresh: Uint8Array | null): boolean {
  for (const group of mast.groups) {
    if (mayGroupServe(answers, group, i, fresh)) return true
  }
  return false
}

function mayGroupServe(
  answers: Answers,
  group: HeightGroup,
  i: number,
  fresh: Uint8Array | null,
): boolean {
  for (const cell of group.cells) {
    if (mayCellServe(answers, cell, i, fresh)) return true
  }
  return false
}

function mayCellServe(answers: Answers, cell: Cell, i: number, fresh: Uint8Array | null): boolean {
  const { shares, covered, levels, open } = answers
  const ring = Math.trunc(leg.distance / RING)
  const isNew = fresh === null || fresh[cell.order] === 1
  for (let share = 0; share < shares; share++) {
    const at = cell.layer * shares + share
    if (!isNew && open[at]![i] === 0) continue
    const best = levels[at]![i]!
    const most = cell.most[share]![ring]!
    if (covered ? best < cell.threshold && most >= cell.threshold : most >= best) return true
  }
  return false
}

function askAt(
  answers: Answers,
  mast: Mast,
  points: Points,
  i: number,
  lattice: Lattice,
  parameters: Parameters,
  fresh: Uint8Array | null,
): void {
  const { effort } = answers
  leg.steps = stepsOver(leg.distance, parameters)
  leg.step = leg.distance / leg.steps
  if (profile.length <= leg.steps) profile = new Float64Array(2 * leg.steps)
  effort.profiles++
  if (!readProfile(profile, lattice, mast, points, i, leg.steps, parameters)) {
    effort.withoutGround++
    return
  }
  if (parameters.model === "p1812") {
    setP1812Path(profile, lattice, mast, points, i, leg.steps, leg.step)
  }
  for (const group of mast.groups) {
    if (!mayGroupServe(answers, group, i, fresh)) continue
    effort.surveys++
    if (parameters.model === "itm") {
      path.txHeight = group.height
      path.rxHeight = parameters.rxHeight
      surveyItmPath(path, profile, 0, leg.steps, leg.step, parameters.refractivity)
    }
    for (const cell of group.cells) {
      if (mayCellServe(answers, cell, i, fresh)) askCell(answers, cell, mast, points, i, parameters)
    }
  }
}

function askCell(
  answers: Answers,
  cell: Cell,
  mast: Mast,
  points: Points,
  i: number,
  parameters: Parameters,
): void {
  const { effort, shares } = answers
  effort.losses++
  const asked =
    parameters.model === "itm" ? askItm(cell) : askP1812(losses, cell, mast, points, i, parameters)
  if (!asked) {
    effort.refused++
    return
  }
  const strength = cell.strength - towards(cell, mast, points.ground[i]! + parameters.rxHeight)
  for (let share = 0; share < shares; share++) {
    const level = inHundredths(strength - losses[share]!)
    const at = cell.layer * shares + share
    const levels = answers.levels[at]!
    const servers = answers.servers[at]!
    const best = levels[i]!
    if (level > best || (level === best && cell.order < servers[i]!)) {
      levels[i] = level
      servers[i] = cell.order
    }
  }
}

function towards(cell: Cell, mast: Mast, receiver: number): number {
  if (cell.pattern === null) return 0
  const bearing = Math.atan2(leg.east, leg.north) / RADIANS
  const antenna = mast.ground + cell.station.height
  return leastAntennaLoss(cell, bearing, depressionTo(antenna, receiver, leg.distance))
}

/** Losses at every share into `losses`; false where the model refuses the path. */
function askItm(cell: Cell): boolean {
  const { radios } = cell
  setItmLoss(outcome, radios[0]!, path)
  if (Number.isNaN(outcome.loss)) return false
  losses[0] = outcome.loss
  for (let share = 1; share < radios.length; share++) {
    losses[share] = itmLossAtShares(radios[share]!, path, outcome)
  }
  return true
}

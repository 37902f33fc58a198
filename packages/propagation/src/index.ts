/** Radio propagation: how much a signal loses on its way. Pure: no files, no clock, no network. */
export { freeSpaceLoss } from "./free-space.ts"
export { type ItmArea, itmArea, itmAreaByConfidence } from "./itm/area.ts"
export { ItmBranch, ItmCode, ItmWarning } from "./itm/codes.ts"
export { ItmClimate, type ItmConfidenceLink, type ItmLink } from "./itm/link.ts"
export { itmLossFloors } from "./itm/floor.ts"
export { createItmOutcome, type ItmOutcome, itmLossAtShares, setItmLoss } from "./itm/loss.ts"
export { createItmPath, type ItmPath } from "./itm/path.ts"
export {
  itmPointToPoint,
  itmPointToPointByConfidence,
  type ItmResult,
} from "./itm/point-to-point.ts"
export { type ItmRadio, prepareItm } from "./itm/radio.ts"
export { surveyItmPath } from "./itm/survey.ts"
export { type P1812Link, type P1812Profile, type P1812Result, P1812Zone } from "./p1812/model.ts"
export {
  p1812,
  p1812FieldStrength,
  p1812LocationDeviation,
  p1812LossAtPlaces,
  p1812LossFloor,
} from "./p1812/loss.ts"
export { p1812Refusal } from "./p1812/refusal.ts"
export { type Beam, beamPattern } from "./antenna/beam.ts"
export { antennaLoss, depressionTo, type Mounting } from "./antenna/direction.ts"
export { type AntennaPattern, type Cut, cutLoss, OMNIDIRECTIONAL } from "./antenna/pattern.ts"
export {
  parseAntennaPattern,
  type ParsedPattern,
  type PatternFault,
} from "./antenna/parse-pattern.ts"
export {
  createSight,
  lineOfSight,
  setSight,
  type Sight,
  STANDARD_EARTH_RADIUS,
} from "./line-of-sight.ts"
export {
  allowedLoss,
  dbm,
  eirp,
  isotropicGain,
  type LinkBudget,
  receivedLevel,
} from "./link-budget.ts"

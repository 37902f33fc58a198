/** Radio propagation: how much a signal loses on its way. Pure: no files, no clock, no network. */
export { freeSpaceLoss } from "./free-space.ts"
export { type ItmArea, itmArea, itmAreaByConfidence } from "./itm/area.ts"
export { ItmBranch, ItmCode, ItmWarning } from "./itm/codes.ts"
export { ItmClimate, type ItmConfidenceLink, type ItmLink } from "./itm/link.ts"
export { createItmOutcome, type ItmOutcome, setItmLoss } from "./itm/loss.ts"
export { createItmPath, type ItmPath } from "./itm/path.ts"
export {
  itmPointToPoint,
  itmPointToPointByConfidence,
  type ItmResult,
} from "./itm/point-to-point.ts"
export { type ItmRadio, prepareItm } from "./itm/radio.ts"
export { surveyItmPath } from "./itm/survey.ts"

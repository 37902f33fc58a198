/** Base values that organisations report: what other parts of `indicators` may ask of them. */
export {
  checkCells,
  type CheckedDraft,
  knownOf,
  type PlacedDraft,
} from "./service/check-service.ts"
export { saveTogether } from "./service/group-service.ts"
export { publishCellsIn, withdrawCellsIn } from "./service/publish-service.ts"
export { cubeCaughtUp, saveCellsIn } from "./service/save-service.ts"
export { lockCells, unlockCells } from "./store/locks.ts"

import type { Place } from "./ast.ts"
import { stop } from "./fault.ts"

/** How deep a tree may be: what every back end can walk, PostgreSQL's parser included. */
const MAX_DEPTH = 200

/** Each growth reads twice what is inside it, so that ten of them would read a thousand times. */
const MAX_GROWTHS = 5

/** Watches how deep the parser and its tree are, and stops it in time. */
export class Depth {
  /** Height of the tree that was read last. */
  height = 0
  private open = 0
  private growths = 0

  enter(where: () => Place): void {
    if (++this.open > MAX_DEPTH) tooDeep(where())
  }

  leave(): void {
    this.open--
  }

  leaf(): void {
    this.height = 1
  }

  /** A node stands above a tree so high. */
  above(height: number, place: Place): void {
    this.height = height + 1
    if (this.height > MAX_DEPTH) tooDeep(place)
  }

  enterGrowth(place: Place): void {
    if (++this.growths <= MAX_GROWTHS) return
    stop("too-deep", place, {
      vi: `growth lồng nhau quá ${MAX_GROWTHS} tầng`,
      en: `growth nests deeper than ${MAX_GROWTHS} levels`,
    })
  }

  leaveGrowth(): void {
    this.growths--
  }
}

function tooDeep(place: Place): never {
  stop("too-deep", place, {
    vi: `công thức lồng quá ${MAX_DEPTH} tầng; hãy tách thành nhiều chỉ số`,
    en: `the formula nests deeper than ${MAX_DEPTH} levels; split it into several indicators`,
  })
}

import type { Node } from "../ast.ts"
import type { Unit } from "./unit.ts"

/** A node with what it is; type null where something inside is wrong or missing is written. */
export interface Typed {
  readonly node: Node
  readonly type: "number" | "truth" | null
  readonly unit: Unit
}

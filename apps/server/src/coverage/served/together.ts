import { Class } from "../output/classes.ts"

/**
 * The classes of several pictures as one: covered where any is, unknown where any is and none covers,
 * otherwise asked for without signal where any was, otherwise outside.
 */
export function together(pictures: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(0), ...others] = pictures
  if (others.length === 0) return first
  const best = first.slice()
  for (const other of others) {
    for (let i = 0; i < best.length; i++) best[i] = better(best[i]!, other[i]!)
  }
  return best
}

function better(one: number, other: number): number {
  if (one === Class.covered || other === Class.covered) return Class.covered
  if (one === Class.unknown || other === Class.unknown) return Class.unknown
  return one === Class.uncovered || other === Class.uncovered ? Class.uncovered : Class.outside
}

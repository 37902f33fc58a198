import type { Node } from "./ast.ts"
import { dependencies } from "./input.ts"

export type Ordered =
  | {
      readonly ok: true
      /** Every formula after those it reads. */ readonly order: readonly string[]
    }
  | { readonly ok: false; /** From a formula round to itself. */ readonly cycle: readonly string[] }

/**
 * In which order to compute formulas that read each other; codes without a formula are measures.
 * Reading oneself in an earlier period (`prev`) is a cycle too: it would have no first period.
 *
 * @example
 * order(new Map([["a", parse("b + 1")], ["b", parse("a * 2")]])) // { ok: false, cycle: ["a", "b", "a"] }
 */
export function order(formulas: ReadonlyMap<string, Node>): Ordered {
  const needs = new Map([...formulas].map(([code, ast]) => [code, reads(ast, formulas)]))
  const done = new Set<string>()
  for (const start of needs.keys()) {
    const cycle = visit(start, needs, done)
    if (cycle !== null) return { ok: false, cycle }
  }
  return { ok: true, order: [...done] }
}

function reads(ast: Node, formulas: ReadonlyMap<string, Node>): string[] {
  const codes = dependencies(ast).map(({ code }) => code)
  return [...new Set(codes)].filter((code) => formulas.has(code))
}

/** Depth first without recursion: chains may be as long as the catalogue. */
function visit(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | null {
  if (done.has(start)) return null
  const path = [{ code: start, next: 0 }]
  const open = new Set([start])
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const code = needs.get(top.code)?.[top.next++]
    if (code === undefined) {
      done.add(top.code)
      open.delete(top.code)
      path.pop()
    } else if (open.has(code)) {
      const codes = path.map((one) => one.code)
      return [...codes.slice(codes.indexOf(code)), code]
    } else if (!done.has(code)) {
      open.add(code)
      path.push({ code, next: 0 })
    }
  }
  return null
}

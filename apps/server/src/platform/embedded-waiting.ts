/** Somebody who waits for an answer. */
export interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Who waits for answers of the embedded database, and since when. */
export function openWaiting() {
  const all = new Map<number, Waiting & { readonly since: number }>()
  return {
    wait(id: number): Promise<unknown> {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      all.set(id, { since: performance.now(), resolve, reject })
      return promise
    },
    /** Who waits under a number, who waits no longer. */
    take(id: number): Waiting | undefined {
      const one = all.get(id)
      all.delete(id)
      return one
    },
    failAll(failure: Error): void {
      for (const one of all.values()) one.reject(failure)
      all.clear()
    },
    /** Milliseconds that the first of them has waited; 0 where nobody waits. */
    longest(): number {
      const [first] = all.values()
      return first === undefined ? 0 : performance.now() - first.since
    },
  }
}

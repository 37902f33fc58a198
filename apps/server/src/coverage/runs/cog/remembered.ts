/** Remembers what was made for a name, the latest used ones up to a sum of sizes. */
export interface Remembered<T> {
  get(name: string, make: () => Promise<T>): Promise<T>
  forget(name: string): void
}

export function remembered<T>(most: number, sizeOf: (value: T) => number): Remembered<T> {
  const known = new Map<string, { readonly value: Promise<T>; size: number }>()
  let sum = 0
  const forget = (name: string) => {
    sum -= known.get(name)?.size ?? 0
    known.delete(name)
  }
  const trim = () => {
    for (const name of known.keys()) {
      if (sum <= most || known.size === 1) return
      forget(name)
    }
  }
  return {
    forget,
    get(name, make) {
      const before = known.get(name)
      if (before !== undefined) {
        known.delete(name)
        known.set(name, before)
        return before.value
      }
      const entry = { value: make(), size: 0 }
      known.set(name, entry)
      entry.value.then(
        (value) => {
          if (known.get(name) !== entry) return
          entry.size = sizeOf(value)
          sum += entry.size
          trim()
        },
        () => {
          if (known.get(name) === entry) known.delete(name)
        },
      )
      return entry.value
    },
  }
}

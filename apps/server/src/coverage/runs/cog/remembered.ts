/** Remembers what was made for a name, the latest used ones up to a sum of sizes. */
export interface Remembered<T> {
  get(name: string, make: () => Promise<T>): Promise<T>
}

interface Entry<T> {
  readonly value: Promise<T>
  size: number
}

export function remembered<T>(most: number, sizeOf: (value: T) => number): Remembered<T> {
  const known = new Map<string, Entry<T>>()
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
  const weigh = async (name: string, entry: Entry<T>) => {
    const size = sizeOf(await entry.value)
    if (known.get(name) !== entry) return
    entry.size = size
    sum += size
    trim()
  }
  return {
    get(name, make) {
      const before = known.get(name)
      if (before !== undefined) {
        known.delete(name)
        known.set(name, before)
        return before.value
      }
      const entry: Entry<T> = { value: make(), size: 0 }
      known.set(name, entry)
      weigh(name, entry).catch(() => {
        if (known.get(name) === entry) known.delete(name)
      })
      return entry.value
    },
  }
}

interface Asked {
  readonly method: "GET" | "POST" | "PUT"
  readonly url: string
  readonly remoteAddress: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: object | string
}

interface Answered {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  json(): unknown
}

/** A whole product of its own, in memory, with a clock that the play sets. */
export interface Stage {
  readonly http: { inject(asked: Asked): Promise<Answered> }
  /** What makes the first administrator. */
  readonly setupToken: string
  /** Sets the clock. */
  at(instant: string): void
  close(): Promise<void>
}

/** A seeded generator of numbers in [0, 1): the same seed plays the same quarter. */
export function dice(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296
  }
}

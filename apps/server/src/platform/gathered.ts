/**
 * Lets questions that come while one is under way be asked together: `ask` is called with all keys
 * that wait, and answers them in their order. A key that waits twice is asked once.
 */
export function gathered<Key, Answer>(
  ask: (keys: readonly Key[]) => Promise<readonly Answer[]>,
): (key: Key) => Promise<Answer> {
  let waiting = new Map<Key, PromiseWithResolvers<Answer>>()
  let running = false
  const drain = async () => {
    while (waiting.size > 0) {
      const asked = [...waiting]
      waiting = new Map()
      try {
        const answers = await ask(asked.map(([key]) => key))
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there are as many answers as keys
        asked.forEach(([, one], i) => one.resolve(answers[i] as Answer))
      } catch (error) {
        for (const [, one] of asked) one.reject(error)
      }
    }
    running = false
  }
  return (key) => {
    const known = waiting.get(key) ?? Promise.withResolvers<Answer>()
    waiting.set(key, known)
    if (!running) {
      running = true
      void drain()
    }
    return known.promise
  }
}

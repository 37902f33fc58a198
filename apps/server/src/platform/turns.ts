/**
 * Lets many streams share the event loop with everything else: of all who ask, so many go on in one
 * turn of the loop, in the order in which they asked. A stream that waits does not read, so its
 * sender waits too; one that nobody sends to takes no turn.
 */
export function takingTurns(atOnce: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  let planned = false
  const go = () => {
    for (const next of waiting.splice(0, atOnce)) next()
    planned = waiting.length > 0
    if (planned) setImmediate(go)
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (planned) return
      planned = true
      setImmediate(go)
    })
}

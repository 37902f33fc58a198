import { useEffect, useState } from "react"
import { type DraftKind, draftStore, type Waiting } from "./draft-store.ts"

/** What was typed on this machine and has not reached the server. */
export function useUnsent(account: string, kind: DraftKind): readonly Waiting[] {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  useEffect(() => {
    let here = true
    draftStore(account, kind)
      .waiting()
      .then((found) => {
        if (here) setWaiting(found)
        return found
      })
      .catch(() => setWaiting([]))
    return () => {
      here = false
    }
  }, [account, kind])
  return waiting
}

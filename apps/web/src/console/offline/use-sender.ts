import { useCallback, useEffect, useRef, useState } from "react"
import { ApiError } from "../../api.ts"
import { setExpired, useExpired } from "../session/expiry.ts"

/** Typing rests this long before what was typed is sent. */
const REST_MS = 500
/** Between attempts while the server cannot be reached. */
const AGAIN_MS = 8000

export type Phase = "saved" | "waiting" | "sending" | "offline" | "expired" | "stopped"

/** How things stand after an attempt to send. */
export interface After {
  readonly phase: Phase
  readonly error: unknown
}

/**
 * What an attempt that brought no answer leaves: a session to open again, a server to be reached
 * later. Null where the server answered, and its answer must be read.
 */
export function unanswered(error: ApiError): After | null {
  if (error.status === 401) {
    setExpired(true)
    return { phase: "waiting", error: null }
  }
  if (error.status === 0 || error.status >= 500 || error.status === 429) {
    return { phase: "offline", error: error.status === 0 ? null : error }
  }
  return null
}

/** Where sending stands. */
export type Sender = ReturnType<typeof useSender>

/** Sends when typing rests, and again when the connection or the session comes back. */
export function useSender(pending: number, sendOnce: () => Promise<After>) {
  const [phase, setPhase] = useState<Phase>("saved")
  const [error, setError] = useState<unknown>(null)
  const expired = useExpired()
  const busy = useRef(false)
  const latest = useRef(sendOnce)
  useEffect(() => {
    latest.current = sendOnce
  })
  const flush = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setPhase("sending")
    try {
      const after = await latest.current()
      setError(after.error)
      setPhase(after.phase)
    } finally {
      busy.current = false
    }
  }, [])
  useEffect(() => {
    if (pending === 0 || phase === "sending" || phase === "stopped" || expired) return
    const timer = setTimeout(() => void flush(), phase === "offline" ? AGAIN_MS : REST_MS)
    return () => clearTimeout(timer)
  }, [pending, phase, expired, flush])
  useEffect(() => {
    const again = () => setPhase((now) => (now === "offline" ? "waiting" : now))
    addEventListener("online", again)
    return () => removeEventListener("online", again)
  }, [])
  return { phase: phaseOf(phase, pending, expired), error, pending, flush }
}

function phaseOf(phase: Phase, pending: number, expired: boolean): Phase {
  if (phase === "sending" || phase === "stopped") return phase
  if (pending === 0) return "saved"
  if (expired) return "expired"
  return phase === "offline" ? "offline" : "waiting"
}

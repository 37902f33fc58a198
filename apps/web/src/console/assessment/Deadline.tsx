import { timeLeft, type TimeLeft } from "@tinhso/server/assessment/agency/model"
import { useEffect, useState } from "react"
import { formatInstant } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { type Say, useWords } from "../words/index.ts"

interface Props {
  readonly due: string
  /** The server's clock when it answered; this machine's may be wrong. */
  readonly serverNow: string
  readonly onPast?: () => void
}

/** A deadline by Vietnam's clock, counting down; to the second in the last hour. */
export function Deadline({ due, serverNow, onPast }: Props) {
  const { say, language } = useWords()
  const left = useTimeLeft(due, serverNow, onPast)
  return (
    <span className="deadline">
      {formatInstant(due, language)} ({say("dti.vietnam")}){" "}
      <Mark tone={toneOf(left)} icon={toneOf(left) === "quiet" ? "work" : "warn"}>
        {leftInWords(left, say)}
      </Mark>
    </span>
  )
}

function useTimeLeft(due: string, serverNow: string, onPast: (() => void) | undefined): TimeLeft {
  const [ahead] = useState(() => Date.parse(serverNow) - Date.now())
  const [now, setNow] = useState(() => Date.parse(serverNow))
  const { past, days, hours } = timeLeft(due, now)
  const each = days === 0 && hours === 0 ? 1000 : 20_000
  useEffect(() => {
    if (past) return
    const timer = setInterval(() => {
      const then = Date.now() + ahead
      setNow(then)
      if (timeLeft(due, then).past) onPast?.()
    }, each)
    return () => clearInterval(timer)
  }, [past, each, ahead, due, onPast])
  return timeLeft(due, now)
}

function toneOf({ past, days }: TimeLeft): "bad" | "warn" | "quiet" {
  if (past) return "bad"
  return days < 3 ? "warn" : "quiet"
}

function leftInWords({ past, days, hours, minutes, seconds }: TimeLeft, say: Say): string {
  if (past) return say("dti.left.past")
  if (days > 0) return say("dti.left.days", { days, hours })
  return hours > 0
    ? say("dti.left.hours", { hours, minutes })
    : say("dti.left.minutes", { minutes, seconds })
}

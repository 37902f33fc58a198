import type { RunProgress } from "@tinhso/server/coverage/runs/model"
import type { Say } from "../words/index.ts"

/** How far a run is, and how long it may take: "Đang tính: 33 trên 126 ô, còn khoảng 13 giây". */
export function progressText(progress: RunProgress, say: Say): string {
  const { secondsLeft } = progress
  const doing = doingText(progress, say)
  if (progress.status !== "running" || secondsLeft === null) return doing
  return `${doing}, ${say("covrun.progress.left", { time: timeText(secondsLeft, say) })}`
}

function doingText({ status, phase, done, of }: RunProgress, say: Say): string {
  if (status === "running" && phase !== null) return say(`covrun.progress.${phase}`, { done, of })
  if (status === "running") return say("covrun.progress.reading")
  return say(`covrun.progress.${status}`)
}

/** Seconds below two minutes, whole minutes above, never less than there are. */
const timeText = (seconds: number, say: Say) =>
  seconds < 120
    ? say("covrun.seconds", { count: Math.max(1, Math.round(seconds)) })
    : say("covrun.minutes", { count: Math.ceil(seconds / 60) })

import type { LayerAt } from "@tinhso/server/coverage/runs/model"
import type { Voice } from "./voice.ts"

/** A shape for every answer, so that no meaning hangs on colour alone. */
const SHAPES: Record<LayerAt["status"], string> = {
  covered: "M2 8.5 6.5 13 14 4",
  uncovered: "M3 3 13 13M13 3 3 13",
  unknown: "M5 5.5a3 3 0 1 1 4.5 2.6C8.4 8.8 8 9.4 8 10.5M8 13v.6",
  outside: "M3 8h2M7 8h2M11 8h2",
  undefined: "M3 8h10",
}

/** Whether there is signal, in a word and a shape. */
export function StatusMark({
  status,
  voice,
}: {
  readonly status: LayerAt["status"]
  readonly voice: Voice
}) {
  return (
    <span className="cov-status" data-status={status}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={SHAPES[status]} />
      </svg>
      {voice.t(`cov.status.${status}`)}
    </span>
  )
}

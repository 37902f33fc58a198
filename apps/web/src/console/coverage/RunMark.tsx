import type { RunState } from "@tinhso/server/coverage/runs/model"
import { useWords } from "../words/index.ts"

/** A shape for every state, beside its word. */
const SHAPES: Record<RunState, string> = {
  computing: "M8 3v5l3.5 2M8 1.5a6.5 6.5 0 1 0 .001 0Z",
  draft: "M3.5 13.5h9M4 10.5 10.5 4l2 2L6 12.5l-2.5.5Z",
  published: "M2 8.5 6.5 13 14 4",
  withdrawn: "M3 3 13 13M13 3 3 13",
}

export function RunMark({ state }: { readonly state: RunState }) {
  const { say } = useWords()
  return (
    <span className="cov-status">
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={SHAPES[state]} />
      </svg>
      {say(`covrun.state.${state}`)}
    </span>
  )
}

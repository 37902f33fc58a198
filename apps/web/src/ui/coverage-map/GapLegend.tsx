import type { GapState } from "@tinhso/server/coverage/register/model"
import { GAP_COLOURS, GAP_SHAPES } from "./gap-marks.ts"
import type { Voice } from "./voice.ts"

/** A gap's state as its shape. */
export function GapMark({ state }: { readonly state: GapState }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="cov-gap-mark">
      <path d={GAP_SHAPES[state]} fillRule="evenodd" fill={`var(${GAP_COLOURS[state]})`} />
    </svg>
  )
}

/** What the shapes of gaps mean. */
export function GapLegend({
  states,
  voice: { t },
}: {
  readonly states: readonly GapState[]
  readonly voice: Voice
}) {
  return (
    <ul className="asset-legend" aria-label={t("cov.gaps.legend")}>
      {states.map((state) => (
        <li key={state}>
          <GapMark state={state} />
          {t("cov.gap.of", { state: t(`cov.gap.${state}`) })}
        </li>
      ))}
    </ul>
  )
}

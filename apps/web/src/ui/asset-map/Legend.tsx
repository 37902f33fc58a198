import type { ReactNode } from "react"
import { kindColour, type MarkedState, STATE_SHAPES } from "./marks.ts"

interface Named {
  readonly code: string
  readonly name: string
}

/** A kind, and what its assets are drawn as beside their marks. */
interface DrawnKind extends Named {
  readonly geometry: string
}

interface Props {
  readonly title: string
  readonly heap: string
  readonly states: readonly (Named & { readonly code: MarkedState })[]
  readonly kinds: readonly DrawnKind[]
  /** All declared kinds: they give the colours. */
  readonly declared: readonly string[]
  /** Entries (`li`) of what else the map shows. */
  readonly children?: ReactNode
}

/** What shapes and colours mean. */
export function Legend({ title, heap, states, kinds, declared, children }: Props) {
  return (
    <ul className="asset-legend" aria-label={title}>
      {states.map(({ code, name }) => (
        <li key={code}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d={STATE_SHAPES[code]} fillRule="evenodd" fill="currentColor" />
          </svg>
          {name}
        </li>
      ))}
      {kinds.map(({ code, name, geometry }) => (
        <li key={code}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <Swatch geometry={geometry} colour={`var(${kindColour(declared, code)})`} />
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <circle cx="8" cy="8" r="7" className="asset-heap" />
        </svg>
        {heap}
      </li>
      {children}
    </ul>
  )
}

/** The colour of a kind, as a line where its assets are lines. */
function Swatch({ geometry, colour }: { readonly geometry: string; readonly colour: string }) {
  return geometry === "line" ? (
    <path d="M1 13L6 5L10 10L15 3" fill="none" stroke={colour} strokeWidth="2.5" />
  ) : (
    <rect width="16" height="16" rx="3" fill={colour} />
  )
}

import type { ReactNode } from "react"

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** Names with their values, one pair per line; a fact without value is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.filter(isKnown).map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const isKnown = ({ value }: Fact) =>
  value !== null && value !== undefined && value !== false && value !== ""

interface Props {
  /** Keys that do the same, or are pressed together, with what they do. */
  readonly keys: readonly (readonly [keys: readonly string[], what: string])[]
}

/** What keys do. */
export function KeyList({ keys }: Props) {
  return (
    <dl className="key-list">
      {keys.map(([named, what]) => (
        <div key={what}>
          <dt>
            {named.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}

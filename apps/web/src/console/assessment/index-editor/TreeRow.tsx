import { memo } from "react"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { Sum } from "./sums.ts"
import type { Line } from "./tree.ts"

interface Props {
  readonly line: Line
  /** Of a group: what its rows come to. */
  readonly sum: Sum | undefined
  readonly chosen: boolean
  /** The one row that Tab comes to. */
  readonly reachable: boolean
  readonly open: boolean
  readonly onChoose: (code: string) => void
  readonly onFold: (code: string, open: boolean) => void
}

/** One row of the tree: code, name, and points or the sum below it. */
export const TreeRow = memo(function TreeRow(props: Props) {
  const { line, sum, chosen, reachable, open, onChoose, onFold } = props
  const { row, depth, place, of, children } = line
  const { say } = useWords()
  return (
    <tr
      data-code={row.code}
      data-kind={row.kind}
      aria-level={depth}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={children === 0 ? undefined : open}
      aria-selected={chosen}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onChoose(row.code)}
      onFocus={() => onChoose(row.code)}
    >
      <th scope="row" className="index-code">
        {row.code}
      </th>
      <td style={{ paddingInlineStart: `${0.625 + (depth - 1) * 1.1}rem` }}>
        {children > 0 && (
          <button
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            className="index-fold"
            onClick={() => onFold(row.code, !open)}
          >
            {open ? "▾" : "▸"}
          </button>
        )}
        <span>{row.name}</span>
        {row.kind !== "scored" && row.kind !== "group" && (
          <span className="under">{say(`idx.kind.${row.kind}`)}</span>
        )}
      </td>
      <td className="numeric">
        <Points line={line} sum={sum} />
      </td>
    </tr>
  )
})

function Points({ line: { row }, sum }: Pick<Props, "line" | "sum">) {
  const { say, language } = useWords()
  const number = (value: number) => formatPoints(value, language)
  if (sum === undefined) {
    if (row.kind !== "scored") return null
    return row.maxPoints === null ? <>—</> : <>{number(row.maxPoints)}</>
  }
  return (
    <>
      <span className="sum" data-state={sum.state}>
        {number(sum.sum)}
        {sum.stated !== null && `/${number(sum.stated)}`}
      </span>
      {sum.state !== "right" && <span className="under">{say(`idx.sum.${sum.state}`)}</span>}
    </>
  )
}

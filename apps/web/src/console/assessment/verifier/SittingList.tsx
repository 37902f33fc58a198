import { type RefObject, useState } from "react"
import { useWords } from "../../words/index.ts"
import { ListSearch } from "./ListSearch.tsx"
import { MarkTag } from "./MarkTag.tsx"
import type { Scope } from "./queries.ts"
import { asks, found, type SittingRow } from "./sitting-rows.ts"
import { useInView } from "./use-in-view.ts"
import type { SittingState } from "./use-sitting.ts"

interface Props {
  readonly sitting: SittingState
  readonly scope: Scope
  readonly search: RefObject<HTMLInputElement | null>
}

/** As many lines as are drawn at once around the current one. */
const WINDOW = 200

/** All lines of the sitting; one of them is current. */
export function SittingList({ sitting, scope, search }: Props) {
  const { say } = useWords()
  const [text, setText] = useState("")
  const [openOnly, setOpenOnly] = useState(false)
  const { rows, current } = sitting
  const list = useInView<HTMLOListElement>(current?.key)
  const shown = found(rows, text).filter(
    (row) => !openOnly || asks(row) || row.key === current?.key,
  )
  const at = shown.findIndex(({ key }) => key === current?.key)
  const from = Math.max(0, Math.min(at - WINDOW / 2, shown.length - WINDOW))
  return (
    <nav className="sitting-list" aria-label={say("vf.list")}>
      <ListSearch
        search={search}
        text={text}
        onText={setText}
        onPick={() => sitting.seek(shown[0])}
      />
      <label className="sitting-filter">
        <input
          type="checkbox"
          checked={openOnly}
          onChange={(event) => setOpenOnly(event.currentTarget.checked)}
        />
        {say("vf.open-only")}
      </label>
      {shown.length === 0 && <p className="under">{say("vf.search.none")}</p>}
      <ol ref={list} tabIndex={-1}>
        {shown.slice(from, from + WINDOW).map((one) => (
          <li key={one.key} data-key={one.key}>
            <button
              type="button"
              {...(one.key === current?.key ? { "aria-current": "true" as const } : {})}
              onClick={() => sitting.seek(one)}
            >
              <Name one={one} scope={scope} />
              <MarkTag mark={one.mark} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What tells the lines of a sitting apart. */
function Name({ one: { row }, scope }: { one: SittingRow; scope: Scope }) {
  if (scope.criterion !== undefined) return <span className="sitting-name">{row.unitName}</span>
  return (
    <span className="sitting-name">
      <b>{row.criterion}</b> {row.name}
    </span>
  )
}

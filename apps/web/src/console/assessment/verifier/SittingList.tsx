import { TextInput } from "@mantine/core"
import { type RefObject, useEffect, useRef, useState } from "react"
import { useWords } from "../../words/index.ts"
import { MarkTag } from "./MarkTag.tsx"
import type { Scope } from "./queries.ts"
import { asks, found } from "./sitting-rows.ts"
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
  const list = useRef<HTMLOListElement>(null)
  const { rows, current } = sitting
  const shown = found(rows, text).filter(
    (row) => !openOnly || asks(row) || row.key === current?.key,
  )
  const at = shown.findIndex(({ key }) => key === current?.key)
  const from = Math.max(0, Math.min(at - WINDOW / 2, shown.length - WINDOW))
  useEffect(() => {
    list.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", behavior: "instant" })
  }, [current?.key])
  const leave = () => {
    setText("")
    search.current?.blur()
  }
  return (
    <nav className="sitting-list" aria-label={say("vf.list")}>
      <TextInput
        ref={search}
        type="search"
        size="sm"
        aria-label={say("vf.search")}
        placeholder={say("vf.search.hint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") leave()
          if (event.key !== "Enter") return
          event.preventDefault()
          sitting.seek(shown.find(({ key }) => key !== current?.key || shown.length === 1))
          leave()
        }}
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
          <li key={one.key}>
            <button
              type="button"
              data-mark={one.mark}
              {...(one.key === current?.key ? { "aria-current": "true" as const } : {})}
              onClick={() => sitting.seek(one)}
            >
              <span className="sitting-name">
                {scope.criterion === undefined ? (
                  <>
                    <b>{one.row.criterion}</b> {one.row.name}
                  </>
                ) : (
                  one.row.unitName
                )}
              </span>
              <MarkTag mark={one.mark} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

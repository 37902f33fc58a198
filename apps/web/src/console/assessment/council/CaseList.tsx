import { TextInput } from "@mantine/core"
import { searchKey } from "@tinhso/vietnamese"
import { type RefObject, useEffect, useRef, useState } from "react"
import { formatDecimal } from "../../../i18n/index.ts"
import { useWords } from "../../words/index.ts"
import { MarkTag } from "../verifier/MarkTag.tsx"
import type { CouncilState } from "./use-council.ts"

interface Props {
  readonly council: CouncilState
  readonly search: RefObject<HTMLInputElement | null>
}

/** All cases, open ones first; one of them is current. */
export function CaseList({ council, search }: Props) {
  const { say, language } = useWords()
  const [text, setText] = useState("")
  const list = useRef<HTMLOListElement>(null)
  const { rows, current } = council
  const wanted = searchKey(text)
  const shown = rows.filter(({ one }) =>
    searchKey(`${one.criterion} ${one.name} ${one.unitName}`).includes(wanted),
  )
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
    <nav className="sitting-list" aria-label={say("cc.list")}>
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
          council.seek(shown[0])
          leave()
        }}
      />
      {shown.length === 0 && <p className="under">{say("vf.search.none")}</p>}
      <ol ref={list} tabIndex={-1}>
        {shown.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              {...(row.key === current?.key ? { "aria-current": "true" as const } : {})}
              onClick={() => council.seek(row)}
            >
              <span className="sitting-name">
                <b>{row.one.criterion}</b> {row.one.unitName}
              </span>
              <span className="under">
                {say(`cc.cause.${row.one.cause}`)},{" "}
                {say("cc.between", { points: formatDecimal(String(row.one.stake), language) })}
              </span>
              <MarkTag mark={row.mark} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

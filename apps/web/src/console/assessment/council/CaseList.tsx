import { searchKey } from "@tinhso/vietnamese"
import { type RefObject, useState } from "react"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { ListSearch } from "../verifier/ListSearch.tsx"
import { MarkTag } from "../verifier/MarkTag.tsx"
import { useInView } from "../verifier/use-in-view.ts"
import type { CouncilState } from "./use-council.ts"

interface Props {
  readonly council: CouncilState
  readonly search: RefObject<HTMLInputElement | null>
}

/** All cases, open ones first; one of them is current. */
export function CaseList({ council, search }: Props) {
  const { say, language } = useWords()
  const [text, setText] = useState("")
  const { rows, current } = council
  const list = useInView<HTMLOListElement>(current?.key)
  const wanted = searchKey(text)
  const shown = rows.filter(({ one }) =>
    searchKey(`${one.criterion} ${one.name} ${one.unitName}`).includes(wanted),
  )
  return (
    <nav className="sitting-list" aria-label={say("cc.list")}>
      <ListSearch
        search={search}
        text={text}
        onText={setText}
        onPick={() => council.seek(shown[0])}
      />
      {shown.length === 0 && <p className="under">{say("vf.search.none")}</p>}
      <ol ref={list} tabIndex={-1}>
        {shown.map((row) => (
          <li key={row.key} data-key={row.key}>
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
                {say("cc.between", { points: formatPoints(row.one.stake, language) })}
              </span>
              <MarkTag mark={row.mark} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

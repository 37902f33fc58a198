import type { CouncilList, Dossier } from "@tinhso/server/assessment/model"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useSearchParams } from "react-router"
import { useWords } from "../../words/index.ts"
import { placeKey } from "../verifier/place.ts"
import { dossierQuery, saveDecisions } from "../verifier/queries.ts"
import { useVerdicts } from "../verifier/use-verdicts.ts"
import type { Verdict, VerdictDraft } from "../verifier/verdict-draft.ts"
import { type CaseRow, caseRows, nextCase } from "./case-rows.ts"
import { councilQuery } from "./queries.ts"

interface Asked {
  readonly round: string
  readonly account: string
  readonly list: CouncilList
}

/** Where a councillor stands, what they decided, and what comes next. */
export function useCouncil({ round, account, list }: Asked) {
  const { say } = useWords()
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [told, setTold] = useState("")
  const { queryKey } = councilQuery(round)
  const verdicts = useVerdicts({
    round,
    organisation: list.organisation,
    account,
    save: (unit, judgements) => saveDecisions(round, unit, judgements),
    onSaved: (sent) => {
      client.setQueryData(queryKey, (now) => decided(now, sent))
      void client.invalidateQueries({ queryKey })
      for (const draft of sent) void client.invalidateQueries(dossierQuery(round, draft))
    },
  })
  const rows = caseRows(list.rows, verdicts.drafts)
  const named = rows.findIndex(({ key }) => key === params.get("muc"))
  const at = named === -1 ? (nextCase(rows, -1) ?? 0) : named
  const current = rows[at] ?? null
  const seek = (row: CaseRow | undefined) => {
    if (row !== undefined) setParams({ muc: row.key }, { replace: true })
  }
  const openNext = () => {
    const next = nextCase(rows, at)
    if (next !== null) seek(rows[next])
    return next
  }
  return {
    rows,
    current,
    told,
    verdicts,
    seek,
    openNext,
    move: (by: number) => seek(rows[Math.min(rows.length - 1, Math.max(0, at + by))]),
    give: (verdict: Verdict) => {
      if (current === null) return
      const known = client.getQueryData<Dossier>(dossierQuery(round, current.one).queryKey)
      verdicts.give(current.one, verdict, Math.max(current.one.seen, known?.seen ?? 0))
      const next = openNext()
      const what = say("cc.told", { code: current.one.criterion })
      setTold(next === null ? `${what} ${say("vf.told.done")}` : what)
    },
    undo: () => {
      const last = verdicts.undo()
      seek(last === null ? undefined : rows.find(({ key }) => key === placeKey(last)))
      setTold(say(last === null ? "vf.told.sent" : "vf.told.undone"))
    },
  }
}

export type CouncilState = ReturnType<typeof useCouncil>

/** The list once decisions were taken, before the server is asked again. */
function decided(
  now: CouncilList | undefined,
  sent: readonly VerdictDraft[],
): CouncilList | undefined {
  if (now === undefined) return undefined
  const cells = new Set(sent.map(({ cell }) => cell))
  const rows = now.rows.map((one) =>
    cells.has(placeKey(one)) ? { ...one, state: "decided" as const } : one,
  )
  return { ...now, rows }
}

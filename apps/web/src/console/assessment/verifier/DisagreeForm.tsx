import { Autocomplete, Button, Checkbox, Group, TextInput } from "@mantine/core"
import type { Dossier } from "@tinhso/server/assessment/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, type KeyboardEvent, useState } from "react"
import type { Language } from "../../../i18n/index.ts"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { phrasesQuery } from "./queries.ts"
import { type PointsRead, readPoints } from "./read-points.ts"
import type { Verdict } from "./verdict-draft.ts"

interface Props {
  readonly round: string
  readonly maxPoints: number | null
  readonly claimed: Dossier["self"]
  /** Whether the index lets a criterion not apply. */
  readonly mayNotApply: boolean
  readonly initial: Verdict | null
  readonly onGive: (verdict: Verdict) => void
  readonly onClose: () => void
}

/** Other points and why: Enter goes on from the points, and from the reason gives the verdict. */
export function DisagreeForm(props: Props) {
  const { round, mayNotApply, onGive, onClose } = props
  const { say } = useWords()
  const said = useSaid(props)
  const remember = useRemember(round)
  const give = (event: FormEvent) => {
    event.preventDefault()
    const verdict = said.verdict()
    if (verdict === null) return
    remember(verdict.reason)
    onGive(verdict)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form
    <form className="disagree" onSubmit={give} onKeyDown={escape} aria-label={say("vf.disagree")}>
      <div className="disagree-points">
        <PointsField {...props} said={said} />
        {mayNotApply && (
          <Checkbox
            label={say("vf.not-applicable")}
            checked={said.notApplicable}
            onChange={(event) => said.setNotApplicable(event.currentTarget.checked)}
          />
        )}
      </div>
      <ReasonField round={round} said={said} />
      <Group gap="xs">
        <Button type="submit">{say("vf.give-verdict")}</Button>
        <Button variant="default" onClick={onClose}>
          {say("vf.cancel")}
        </Button>
      </Group>
    </form>
  )
}

/** What is written into the form, and the verdict that it comes to. */
function useSaid({ maxPoints, initial }: Pick<Props, "maxPoints" | "initial">) {
  const begun = initial?.points
  const [points, setPoints] = useState(begun === undefined ? "" : formatPoints(begun, "vi"))
  const [reason, setReason] = useState(initial?.reason ?? "")
  const [notApplicable, setNotApplicable] = useState(initial?.notApplicable === true)
  const [checked, setChecked] = useState(false)
  const read = readPoints(points, maxPoints)
  const words = reason.normalize("NFC").trim()
  const verdict = (): (Verdict & { readonly reason: string }) | null => {
    setChecked(true)
    if (words === "") return null
    if (notApplicable) return { agrees: false, notApplicable, reason: words }
    return read.kind === "points" ? { agrees: false, points: read.points, reason: words } : null
  }
  return {
    points,
    setPoints,
    reason,
    setReason,
    notApplicable,
    setNotApplicable,
    read,
    verdict,
    pointsWrong: checked && !notApplicable && read.kind === "wrong" ? read.why : null,
    reasonMissing: checked && words === "",
  }
}

type Said = ReturnType<typeof useSaid>

/** Own phrases are there at once; the server remembers them for other days and machines. */
function useRemember(round: string): (phrase: string) => void {
  const client = useQueryClient()
  return (phrase) =>
    void client.setQueryData(phrasesQuery(round).queryKey, (now: string[] | undefined) => [
      phrase,
      ...(now ?? []).filter((one) => one !== phrase),
    ])
}

function PointsField({ maxPoints, claimed, said }: Props & { said: Said }) {
  const { say, language } = useWords()
  const most = maxPoints === null ? "" : formatPoints(maxPoints, language)
  return (
    <TextInput
      label={say("vf.points", { max: most })}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for with a key or a button
      autoFocus
      inputMode="decimal"
      autoComplete="off"
      disabled={said.notApplicable}
      value={said.points}
      error={said.pointsWrong === null ? null : say(`vf.points.${said.pointsWrong}`, { max: most })}
      description={changeTold(said.read, claimed, say, language)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => said.setPoints(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return
        event.preventDefault()
        event.currentTarget.form?.querySelector<HTMLInputElement>("input[name=reason]")?.focus()
      }}
    />
  )
}

function ReasonField({ round, said }: { round: string; said: Said }) {
  const { say } = useWords()
  const phrases = useQuery(phrasesQuery(round)).data ?? []
  return (
    <Autocomplete
      name="reason"
      label={say("vf.reason")}
      description={say("vf.reason.hint")}
      maxLength={2000}
      limit={8}
      data={phrases}
      value={said.reason}
      error={said.reasonMissing ? say("vf.reason.missing") : null}
      onChange={said.setReason}
      filter={({ options, search, limit }) =>
        options
          .filter((one) => "value" in one && searchKey(one.value).includes(searchKey(search)))
          .slice(0, limit)
      }
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Whether the points raise or lower what is claimed, and by how much. */
function changeTold(read: PointsRead, claimed: Dossier["self"], say: Say, language: Language) {
  if (read.kind !== "points" || typeof claimed !== "number") return say("vf.points.hint")
  const by = Math.round((read.points - claimed) * 10_000) / 10_000
  if (by === 0) return say("vf.points.same")
  const points = formatPoints(Math.abs(by), language)
  return say(by > 0 ? "vf.points.raises" : "vf.points.lowers", { points })
}

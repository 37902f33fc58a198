import { Autocomplete, Button, Checkbox, Group, TextInput } from "@mantine/core"
import type { Dossier } from "@tinhso/server/assessment/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, type KeyboardEvent, useState } from "react"
import { formatDecimal } from "../../../i18n/index.ts"
import { useWords } from "../../words/index.ts"
import { phrasesQuery } from "./queries.ts"
import { readPoints } from "./read-points.ts"
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
  const { round, maxPoints, claimed, mayNotApply, initial, onGive, onClose } = props
  const { say, language } = useWords()
  const client = useQueryClient()
  const phrases = useQuery(phrasesQuery(round)).data ?? []
  const [points, setPoints] = useState(
    typeof initial?.points === "number" ? formatDecimal(String(initial.points), "vi") : "",
  )
  const [reason, setReason] = useState(initial?.reason ?? "")
  const [notApplicable, setNotApplicable] = useState(initial?.notApplicable === true)
  const [checked, setChecked] = useState(false)
  const read = readPoints(points, maxPoints)
  const most = maxPoints === null ? "" : formatDecimal(String(maxPoints), language)
  const pointsWrong =
    !notApplicable && read.kind === "wrong" ? say(`vf.points.${read.why}`, { max: most }) : null
  const reasonWrong = reason.trim() === "" ? say("vf.reason.missing") : null
  const give = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const words = reason.normalize("NFC").trim()
    if (words === "" || pointsWrong !== null) return
    remember(words)
    if (notApplicable) onGive({ agrees: false, notApplicable: true, reason: words })
    else if (read.kind === "points") onGive({ agrees: false, points: read.points, reason: words })
  }
  const remember = (words: string) =>
    client.setQueryData(phrasesQuery(round).queryKey, (now: string[] | undefined) => [
      words,
      ...(now ?? []).filter((one) => one !== words),
    ])
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form
    <form className="disagree" onSubmit={give} onKeyDown={escape} aria-label={say("vf.disagree")}>
      <div className="disagree-points">
        <TextInput
          label={say("vf.points", { max: most })}
          data-autofocus
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for with a key or a button
          autoFocus
          inputMode="decimal"
          autoComplete="off"
          disabled={notApplicable}
          value={points}
          error={checked ? pointsWrong : null}
          description={changeTold(read, claimed, say, language)}
          onChange={(event) => setPoints(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return
            event.preventDefault()
            const form = event.currentTarget.form
            form?.querySelector<HTMLInputElement>("input[name=reason]")?.focus()
          }}
        />
        {mayNotApply && (
          <Checkbox
            label={say("vf.not-applicable")}
            checked={notApplicable}
            onChange={(event) => setNotApplicable(event.currentTarget.checked)}
          />
        )}
      </div>
      <Autocomplete
        name="reason"
        label={say("vf.reason")}
        description={say("vf.reason.hint")}
        maxLength={2000}
        limit={8}
        data={phrases}
        value={reason}
        error={checked ? reasonWrong : null}
        onChange={setReason}
        filter={({ options, search, limit }) =>
          options
            .filter((one) => "value" in one && searchKey(one.value).includes(searchKey(search)))
            .slice(0, limit)
        }
        comboboxProps={{ withinPortal: false }}
      />
      <Group gap="xs">
        <Button type="submit">{say("vf.give-verdict")}</Button>
        <Button variant="default" onClick={onClose}>
          {say("vf.cancel")}
        </Button>
      </Group>
    </form>
  )
}

/** Whether the points raise or lower what is claimed, and by how much. */
function changeTold(
  read: ReturnType<typeof readPoints>,
  claimed: Dossier["self"],
  say: ReturnType<typeof useWords>["say"],
  language: ReturnType<typeof useWords>["language"],
): string {
  if (read.kind !== "points" || typeof claimed !== "number") return say("vf.points.hint")
  const by = Math.round((read.points - claimed) * 10_000) / 10_000
  if (by === 0) return say("vf.points.same")
  const points = formatDecimal(String(Math.abs(by)), language)
  return say(by > 0 ? "vf.points.raises" : "vf.points.lowers", { points })
}

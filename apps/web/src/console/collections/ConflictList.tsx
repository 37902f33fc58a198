import { Button, Group } from "@mantine/core"
import { formatInstant, type Language } from "../../i18n/index.ts"
import { Notice } from "../frame/Notice.tsx"
import { type Say, useWords } from "../words/index.ts"
import { writtenOf } from "./draft/written.ts"
import { nameOf } from "./EntryGrid.tsx"
import type { ReportRow } from "./report-row.ts"

interface Props {
  readonly rows: readonly ReportRow[]
  readonly decide: (cell: string, mine: boolean) => void
}

/** Cells that somebody else changed meanwhile: theirs and mine side by side, to be chosen. */
export function ConflictList({ rows, decide }: Props) {
  const { say } = useWords()
  const contested = rows.filter(({ state }) => state === "conflict")
  if (contested.length === 0) return null
  const all = (mine: boolean) => {
    for (const { key } of contested) decide(key, mine)
  }
  return (
    <Notice tone="bad" title={say("rep.conflicts", { count: contested.length })}>
      <table className="grid">
        <caption className="hidden">{say("rep.conflicts", { count: contested.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("rep.col.label")}</th>
            <th scope="col" className="numeric">
              {say("rep.conflict.col.theirs")}
            </th>
            <th scope="col" className="numeric">
              {say("rep.conflict.col.mine")}
            </th>
            <th scope="col">{say("rep.conflict.col.choose")}</th>
          </tr>
        </thead>
        <tbody>
          {contested.map((row) => (
            <Contested key={row.key} row={row} decide={decide} />
          ))}
        </tbody>
      </table>
      {contested.length > 1 && (
        <Group mt="sm">
          <Button size="compact-sm" variant="default" onClick={() => all(false)}>
            {say("rep.conflict.all.theirs")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => all(true)}>
            {say("rep.conflict.all.mine")}
          </Button>
        </Group>
      )}
    </Notice>
  )
}

function Contested({ row, decide }: { row: ReportRow; decide: Props["decide"] }) {
  const { say, language } = useWords()
  const name = nameOf(row, language)
  const { theirs, mine, by } = sidesOf(row, say, language)
  return (
    <tr>
      <th scope="row" data-label={say("rep.col.label")}>
        {name}
      </th>
      <td className="numeric" data-label={say("rep.conflict.col.theirs")}>
        <strong>{theirs}</strong>
        <span className="under">{by}</span>
      </td>
      <td className="numeric" data-label={say("rep.conflict.col.mine")}>
        <strong>{mine}</strong>
      </td>
      <td data-label={say("rep.conflict.col.choose")}>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("rep.conflict.theirs.aria", { name })}
            onClick={() => decide(row.key, false)}
          >
            {say("rep.conflict.theirs")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("rep.conflict.mine.aria", { name })}
            onClick={() => decide(row.key, true)}
          >
            {say("rep.conflict.mine")}
          </Button>
        </Group>
      </td>
    </tr>
  )
}

/** Both values as people read them, and who wrote the other one when. */
function sidesOf({ draft }: ReportRow, say: Say, language: Language) {
  const text = (value: string) => (value === "" ? say("rep.nothing") : value)
  if (draft === null || draft.conflict === null) return { theirs: "", mine: "", by: "" }
  const { theirs, by, at } = draft.conflict
  const written = theirs === null ? "" : writtenOf(theirs).text
  return {
    theirs: text(written),
    mine: text(draft.written?.text ?? written),
    by: [
      by?.name ?? say("rep.somebody"),
      ...(at === null ? [] : [formatInstant(at, language)]),
    ].join(", "),
  }
}

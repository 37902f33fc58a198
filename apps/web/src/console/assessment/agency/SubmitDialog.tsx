import { Button, Group, Stack, Text } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { SheetDeeds } from "./queries.ts"
import { type CriterionRow, sheetTotals } from "./sheet-rows.ts"
import type { Claims } from "./use-claims.ts"

interface Props {
  readonly form: AgencyForm
  readonly claims: Claims
  readonly deeds: SheetDeeds
  readonly goTo: (code: string) => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What a sheet still lacks, criterion by criterion; and handing it in. */
export function SubmitDialog({ form, claims, deeds, goTo, onClose, onDone }: Props) {
  const { say, language } = useWords()
  const { rows, sender, asking } = claims
  const { submit } = deeds
  const totals = sheetTotals(form, rows)
  const lacking = rows.filter(({ lacks, relative }) => !relative && lacks.length > 0)
  const open = rows.filter(({ draft, read }) => draft !== null && read.claim === null)
  const unsent = sender.phase !== "saved"
  const blocked = lacking.length > 0 || asking > 0
  return (
    <Dialog opened size="lg" title={say("dti.submit.title")} onClose={onClose}>
      <Stack gap="md">
        <Text>
          {say("dti.submit.whole", {
            whole: totals.whole,
            of: totals.of,
            points: formatPoints(totals.self, language),
            max: formatPoints(totals.max, language),
          })}
        </Text>
        <Checklist
          title={say("dti.submit.open", { count: open.length })}
          rows={open}
          goTo={goTo}
          what={() => say("dti.status.wrong")}
        />
        <Checklist
          title={say("dti.submit.lacks", { count: lacking.length })}
          rows={lacking}
          goTo={goTo}
          what={({ lacks }) => lacks.map((lack) => say(`dti.lack.${lack}`)).join(", ")}
        />
        {!blocked && <Text>{say("dti.submit.ready")}</Text>}
        {!blocked && unsent && <Notice tone="warn" title={say("dti.submit.unsent")} />}
        {submit.isError && <Failure error={submit.error} next={say("dti.submit.kept")} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say(blocked ? "rep.submit.back" : "cancel")}
          </Button>
          <Button
            disabled={blocked || unsent}
            loading={submit.isPending}
            onClick={() => submit.mutate(undefined, { onSuccess: onDone })}
          >
            {say("dti.submit")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface ChecklistProps {
  readonly title: string
  readonly rows: readonly CriterionRow[]
  readonly goTo: (code: string) => void
  readonly what: (row: CriterionRow) => string
}

function Checklist({ title, rows, goTo, what }: ChecklistProps) {
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className="small-title">{title}</h3>
      <ul className="said checklist">
        {rows.map((row) => (
          <li key={row.code} className="said-problem">
            <button type="button" className="row-button" onClick={() => goTo(row.code)}>
              <span className="code">{row.code}</span> {row.criterion.name}
            </button>
            <strong> {what(row)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

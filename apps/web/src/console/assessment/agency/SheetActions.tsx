import { Button, Group } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { Notice } from "../../frame/Notice.tsx"
import { SaveState } from "../../offline/SaveState.tsx"
import { useWords } from "../../words/index.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import type { Claims } from "./use-claims.ts"

interface Props {
  readonly form: AgencyForm
  readonly claims: Claims
  readonly onSubmit: () => void
}

/** Handing in, and whether what was typed has reached the server. */
export function SheetActions({ form, claims, onSubmit }: Props) {
  const { say } = useWords()
  const { submittedAt } = form.sheet.participant
  const changed = submittedAt === null ? 0 : claims.rows.filter(isUnsaid).length
  if (!form.may.claim) return null
  return (
    <>
      {changed > 0 && (
        <Notice tone="warn" title={say("dti.submit.changed", { count: changed })}>
          {say("dti.submit.changed.detail")}
        </Notice>
      )}
      <Group gap="sm">
        <Button
          onClick={onSubmit}
          variant={submittedAt === null || changed > 0 ? "filled" : "default"}
        >
          {say(submittedAt === null ? "dti.submit" : "dti.submit.again")}
        </Button>
        <SaveState
          sender={claims.sender}
          asking={claims.asking}
          lost={claims.lost}
          words="dti.save"
        />
      </Group>
    </>
  )
}

/** Points that the rule gives and nobody has said yet: submission says them. */
const isUnsaid = ({ read: { standing, computed }, relative }: CriterionRow) =>
  !relative && standing.said === null && computed !== null

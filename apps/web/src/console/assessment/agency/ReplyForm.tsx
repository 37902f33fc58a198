import { Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { ReplyTold } from "@tinhso/server/assessment/model"
import { useQueryClient } from "@tanstack/react-query"
import { Failure } from "../../frame/Failure.tsx"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { replyQuery, type SheetDeeds } from "./queries.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import { useKeptReply } from "./use-kept-reply.ts"

interface Props {
  readonly agency: AgencyId
  readonly reply: ReplyTold["reply"]
  readonly rows: readonly CriterionRow[]
  readonly deeds: SheetDeeds
}

/** What an agency answers: on the whole, and on each criterion it names. */
export function ReplyForm({ agency, reply, rows, deeds }: Props) {
  const { say } = useWords()
  const client = useQueryClient()
  const kept = useKeptReply(agency, reply)
  const criteria = kept.criteria
    .map(({ criterion, text }) => ({ criterion, text: text.trim() }))
    .filter(({ text }) => text !== "")
  const text = kept.text.trim()
  const send = () =>
    deeds.reply.mutate(
      { text, criteria, seen: reply?.version ?? 0 },
      {
        onSuccess: () => {
          kept.forget()
          notifications.show({ message: say("dti.reply.sent") })
        },
        // Somebody else of the agency may have answered: what they sent is shown above.
        onError: () => void client.invalidateQueries({ queryKey: replyQuery(agency).queryKey }),
      },
    )
  return (
    <Stack gap="sm">
      {reply !== null && <Text size="sm">{say("ans.reply.again")}</Text>}
      <Textarea
        label={say("ans.reply.whole")}
        autosize
        minRows={3}
        maxLength={4000}
        value={kept.text}
        onChange={(event) => kept.setText(event.currentTarget.value)}
      />
      <ByCriterion rows={rows} kept={kept} />
      {deeds.reply.isError && <Failure error={deeds.reply.error} next={say("dti.reply.kept")} />}
      <Group>
        <Button
          size="sm"
          disabled={text === "" && criteria.length === 0}
          loading={deeds.reply.isPending}
          onClick={send}
        >
          {say("dti.reply.send")}
        </Button>
      </Group>
    </Stack>
  )
}

interface ByProps {
  readonly rows: readonly CriterionRow[]
  readonly kept: ReturnType<typeof useKeptReply>
}

function ByCriterion({ rows, kept }: ByProps) {
  const { say } = useWords()
  const { criteria, setCriteria } = kept
  const named = new Set(criteria.map(({ criterion }) => criterion))
  const scored = rows.filter(({ criterion }) => criterion.kind === "scored")
  const label = useLabels(scored)
  return (
    <fieldset className="index-figures">
      <legend>{say("ans.reply.criteria")}</legend>
      <Stack gap="sm">
        {criteria.map(({ criterion, text }, i) => (
          <OneCriterion
            key={criterion}
            code={criterion}
            label={label(criterion)}
            text={text}
            onType={(next) => setCriteria(criteria.with(i, { criterion, text: next }))}
            onDrop={() => setCriteria(criteria.toSpliced(i, 1))}
          />
        ))}
        <NativeSelect
          label={say("ans.reply.add")}
          value=""
          data={[
            { value: "", label: say("ans.reply.add.choose") },
            ...scored
              .filter(({ code }) => !named.has(code))
              .map(({ code }) => ({ value: code, label: label(code) })),
          ]}
          onChange={(event) => {
            const code = event.currentTarget.value
            if (code !== "") setCriteria([...criteria, { criterion: code, text: "" }])
          }}
        />
      </Stack>
    </fieldset>
  )
}

/** A criterion with what it stands at: "1.2 Tỷ lệ hồ sơ trực tuyến (7,5/10)". */
function useLabels(scored: readonly CriterionRow[]): (code: string) => string {
  const { say, language } = useWords()
  const points = (value: number | null) => (value === null ? "–" : formatPoints(value, language))
  return (code) => {
    const row = scored.find((one) => one.code === code)
    if (row === undefined) return code
    return say("ans.reply.of", {
      code,
      name: row.criterion.name,
      points: row.stands === "not-applicable" ? say("dti.na") : points(row.stands),
      max: points(row.criterion.maxPoints),
    })
  }
}

interface OneProps {
  readonly code: string
  readonly label: string
  readonly text: string
  readonly onType: (text: string) => void
  readonly onDrop: () => void
}

function OneCriterion({ code, label, text, onType, onDrop }: OneProps) {
  const { say } = useWords()
  return (
    <div>
      <Textarea
        label={label}
        autosize
        minRows={1}
        maxLength={4000}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say("ans.reply.drop", { code })}
        onClick={onDrop}
      >
        {say("ans.reply.drop.short")}
      </Button>
    </div>
  )
}

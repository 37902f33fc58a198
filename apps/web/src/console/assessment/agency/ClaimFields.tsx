import { Anchor, Checkbox, Group, Text, Textarea, TextInput } from "@mantine/core"
import type { Criterion } from "@tinhso/server/assessment/model"
import type { Language } from "../../../i18n/index.ts"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { problemWords } from "./problem-words.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import type { Claims } from "./use-claims.ts"
import { useTyped } from "./use-typed.ts"

interface Props {
  readonly row: CriterionRow
  readonly claims: Claims
}

/** Own points, that it does not apply, and why. */
export function ClaimFields({ row, claims }: Props) {
  const { say, language } = useWords()
  const { criterion, score, read, relative } = row
  if (relative) return <Text size="sm">{say("dti.points.group")}</Text>
  const applies = read.standing.said !== "not-applicable"
  const mayLeave = criterion.notApplicable !== "refused"
  const refused = read.problems.get("refused") ?? read.problems.get("criterion")
  return (
    <>
      {applies && <PointsField row={row} claims={claims} />}
      {mayLeave && (
        <Checkbox
          label={say("dti.applies")}
          description={leavingWords(criterion, say)}
          checked={!applies}
          onChange={(event) =>
            claims.type(score, { field: "applies", applies: !event.currentTarget.checked })
          }
        />
      )}
      <ReasonField key={String(applies)} row={row} claims={claims} applies={applies} />
      {refused !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemWords(refused, criterion.maxPoints, say, language)}
        </Text>
      )}
    </>
  )
}

const leavingWords = ({ notApplicable }: Criterion, say: Say) =>
  notApplicable === "refused" ? "" : say(`dti.applies.${notApplicable}`)

function PointsField({ row, claims }: Props) {
  const { say, language } = useWords()
  const { criterion, score, read, draft } = row
  const { computed, problems, standing } = read
  const max = criterion.maxPoints
  const type = (text: string) => claims.type(score, { field: "points", text })
  const stands = typeof standing.said === "number" ? formatPoints(standing.said, language) : ""
  const field = useTyped(draft?.points ?? stands, type)
  const problem = problems.get("points")
  const differs =
    typeof computed === "number" && typeof standing.said === "number" && standing.said !== computed
  return (
    <div>
      <TextInput
        {...field}
        label={say("dti.points")}
        description={hintOf(row, say, language)}
        inputMode="decimal"
        autoComplete="off"
        maw="16rem"
        {...(typeof computed === "number" ? { placeholder: formatPoints(computed, language) } : {})}
        error={problem === undefined ? undefined : problemWords(problem, max, say, language)}
      />
      <Group gap="md" mt={4}>
        {max !== null && computed === null && standing.said !== max && (
          <Anchor component="button" type="button" size="sm" onClick={() => type(String(max))}>
            {say("dti.points.full")} ({formatPoints(max, language)})
          </Anchor>
        )}
        {differs && (
          <>
            <Text size="sm">
              {say("dti.points.differs", { points: formatPoints(computed, language) })}
            </Text>
            <Anchor component="button" type="button" size="sm" onClick={() => type("")}>
              {say("dti.points.take")}
            </Anchor>
          </>
        )}
      </Group>
    </div>
  )
}

function hintOf({ criterion, read }: CriterionRow, say: Say, language: Language): string {
  const max = criterion.maxPoints === null ? say("dti.unknown") : criterion.maxPoints
  const most = typeof max === "number" ? formatPoints(max, language) : max
  if (typeof read.computed === "number") {
    return say("dti.points.computed", { points: formatPoints(read.computed, language), max: most })
  }
  return criterion.rule !== null && criterion.figures.length > 0
    ? say("dti.points.wait", { max: most })
    : say("dti.points.hint", { max: most })
}

function ReasonField({ row, claims, applies }: Props & { readonly applies: boolean }) {
  const { say, language } = useWords()
  const { score, read, criterion } = row
  const field = useTyped(read.standing.reason, (text) =>
    claims.type(score, { field: "reason", text }),
  )
  const problem = read.problems.get("reason")
  return (
    <Textarea
      {...field}
      label={say(applies ? "dti.reason" : "dti.reason.na")}
      required={!applies}
      autosize
      minRows={1}
      maxRows={8}
      maxLength={2000}
      error={
        problem === undefined
          ? undefined
          : problemWords(problem, criterion.maxPoints, say, language)
      }
    />
  )
}

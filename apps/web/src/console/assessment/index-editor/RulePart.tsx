import { Button, Stack, Text, Textarea } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { Criterion, RuleTrial, RuleWordsRead } from "@tinhso/server/assessment/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { FormulaInput } from "../../definitions/FormulaField.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { useWords, type WordKey } from "../../words/index.ts"
import { FiguresPart } from "./FiguresPart.tsx"
import { trialQuery, readWords } from "./queries.ts"
import type { PartProps } from "./part-props.ts"
import { Trial } from "./Trial.tsx"

const MAXIMUM = "điểm_tối_đa"

/** How the points of a row are given: in words, as a formula, tried with examples. */
export function RulePart({ row, set }: PartProps) {
  const { say } = useWords()
  const [examples, setExamples] = useState<RuleTrial["examples"]>([{}])
  const trial = trialOf(row, examples)
  const [settled] = useDebouncedValue(trial, 250)
  const tried = useQuery(trialQuery(settled))
  const current = settled.rule === trial.rule ? tried.data : undefined
  const codes = [
    { code: MAXIMUM, name: say("idx.row.maxPoints") },
    ...row.figures.map(({ name, label }) => ({ code: name, name: label })),
  ]
  return (
    <>
      <WordsPart row={row} set={set} />
      <FormulaInput
        label={say("idx.row.rule")}
        formula={row.rule ?? ""}
        error={undefined}
        read={current}
        codes={codes}
        onChange={(rule) => set({ rule: rule.trim() === "" ? null : rule })}
      />
      {row.rule === null && <p className="formula-quiet">{say("idx.row.rule.none")}</p>}
      <FiguresPart row={row} set={set} />
      {row.rule !== null && (
        <Trial
          figures={row.figures}
          examples={examples}
          points={current?.points ?? []}
          onChange={setExamples}
        />
      )}
    </>
  )
}

const trialOf = (
  { rule, figures, maxPoints }: Criterion,
  examples: RuleTrial["examples"],
): RuleTrial => ({ rule: rule ?? "", figures, maxPoints, examples })

/** The decision's words, and what they are read as: shown before anything is taken over. */
function WordsPart({ row, set }: PartProps) {
  const { say } = useWords()
  const reading = useMutation({
    mutationFn: () => readWords(row.ruleWords, row.maxPoints),
    onSuccess: ({ rule, figures }) => {
      if (rule !== null) set({ rule, figures })
    },
  })
  return (
    <Stack gap="xs">
      <Textarea
        label={say("idx.row.ruleWords")}
        autosize
        minRows={1}
        maxLength={4000}
        value={row.ruleWords}
        onChange={(event) => set({ ruleWords: event.currentTarget.value })}
      />
      <Button
        className="at-start"
        size="compact-sm"
        variant="default"
        disabled={row.ruleWords.trim() === ""}
        loading={reading.isPending}
        onClick={() => reading.mutate()}
      >
        {say("idx.row.ruleWords.read")}
      </Button>
      {reading.isError && <Failure error={reading.error} />}
      {reading.data !== undefined && <WordsTold read={reading.data} />}
    </Stack>
  )
}

function WordsTold({ read: { kind, rule, why } }: { readonly read: RuleWordsRead }) {
  const { say } = useWords()
  return (
    <Text component="output" size="sm">
      {rule === null
        ? say("idx.row.ruleWords.unread", { why })
        : say("idx.row.ruleWords.read.as", { kind: say(ruleWord(kind)) })}
    </Text>
  )
}

const RULE_WORDS = {
  ratio: "idx.rule.ratio",
  "capped-ratio": "idx.rule.capped-ratio",
  steps: "idx.rule.steps",
  enumerated: "idx.rule.enumerated",
  parts: "idx.rule.parts",
  "yes-no": "idx.rule.yes-no",
  rank: "idx.rule.rank",
  "min-max": "idx.rule.min-max",
  "per-item": "idx.rule.per-item",
  unscored: "idx.rule.unscored",
  information: "idx.rule.information",
  group: "idx.rule.group",
  gap: "idx.rule.gap",
} as const satisfies Readonly<Record<string, WordKey>>

/** What a kind of rule is called; one that has no name is for a person. */
export function ruleWord(kind: string): WordKey {
  const known: Readonly<Record<string, WordKey | undefined>> = RULE_WORDS
  return known[kind] ?? "idx.rule.unknown"
}

import { Group, Stack, Textarea, TextInput } from "@mantine/core"
import type { Criterion } from "@tinhso/server/assessment/model"
import { type RefObject, useState } from "react"
import { useWords } from "../../words/index.ts"
import { Choice } from "./Choice.tsx"
import type { PartProps } from "./part-props.ts"
import { PointsInput } from "./PointsInput.tsx"
import { RulePart } from "./RulePart.tsx"
import { renameRow } from "./tree.ts"
import type { IndexDraft } from "./use-index-draft.ts"

interface Props {
  readonly draft: IndexDraft
  readonly code: string
  readonly nameField: RefObject<HTMLTextAreaElement | null>
  readonly onRenamed: (code: string) => void
}

const KINDS = ["group", "scored", "unscored", "information", "gap"] as const
const EVIDENCE = ["required", "optional", "none"] as const
const POLICIES = ["refused", "full", "excluded", "rescaled"] as const

/** The chosen row, all of it. */
export function RowForm({ draft, code, nameField, onRenamed }: Props) {
  const { say } = useWords()
  const { index, change } = draft
  const row = index.criteria.find((one) => one.code === code)
  if (row === undefined) return <p className="quiet">{say("idx.noRow")}</p>
  const set = (more: Partial<Criterion>) =>
    change(
      {
        ...index,
        criteria: index.criteria.map((one) => (one.code === code ? { ...one, ...more } : one)),
      },
      `${code} ${Object.keys(more).join(" ")}`,
    )
  const children = index.criteria.some(({ parent }) => parent === code)
  return (
    <section aria-labelledby="dong-dang-sua">
      <h2 id="dong-dang-sua" className="section-title">
        {row.code} · {say(`idx.kind.${row.kind}`)}
      </h2>
      <Stack gap="sm">
        <CodeInput key={code} draft={draft} code={code} onRenamed={onRenamed} />
        <NameInput row={row} set={set} nameField={nameField} />
        <Choice
          label="idx.kind"
          hint="idx.kind.hint"
          value={row.kind}
          options={children ? ["group"] : KINDS}
          word={(kind) => `idx.kind.${kind}`}
          onChange={(kind) => set(kind === "scored" ? { kind } : { kind, rule: null, figures: [] })}
        />
        {(row.kind === "group" || row.kind === "scored") && (
          <PointsInput
            key={`điểm ${code}`}
            label={say("idx.row.maxPoints")}
            description={say("idx.row.maxPoints.hint")}
            value={row.maxPoints}
            onChange={(maxPoints) => set({ maxPoints })}
          />
        )}
        {row.kind === "scored" && <RulePart key={`cách tính ${code}`} row={row} set={set} />}
        {row.kind !== "group" && row.kind !== "gap" && <ProofPart row={row} set={set} />}
        <Textarea
          label={say("idx.row.note")}
          autosize
          maxLength={2000}
          value={row.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </Stack>
    </section>
  )
}

function NameInput({ row, set, nameField }: PartProps & Pick<Props, "nameField">) {
  const { say } = useWords()
  return (
    <Textarea
      ref={nameField}
      label={say("idx.row.name")}
      required
      autosize
      minRows={1}
      maxLength={2000}
      value={row.name}
      error={row.name.trim() === "" ? say("idx.name.missing") : undefined}
      onChange={(event) => set({ name: event.currentTarget.value })}
    />
  )
}

const CODE = /^(?:[0-9A-Za-z]{1,12}|\*)(?:\.(?:[0-9A-Za-z]{1,6}|\*)){0,7}$/u

/** A code is given when one leaves the field: halfway it may be somebody else's. */
function CodeInput({ draft, code, onRenamed }: Omit<Props, "nameField">) {
  const { say } = useWords()
  const [typed, setTyped] = useState(code)
  const wrong = !CODE.test(typed)
  const renamed = wrong ? null : renameRow(draft.index, code, typed)
  const error = wrong
    ? say("idx.row.code.wrong")
    : renamed === null
      ? say("idx.row.code.taken")
      : undefined
  return (
    <TextInput
      label={say("idx.row.code")}
      required
      spellCheck={false}
      value={typed}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value.trim())}
      onBlur={() => {
        if (renamed === null || typed === code) return
        draft.change(renamed.index)
        onRenamed(typed)
      }}
    />
  )
}

function ProofPart({ row, set }: PartProps) {
  const { say } = useWords()
  return (
    <>
      <Group grow align="flex-start">
        <Choice
          label="idx.row.evidence"
          value={row.evidence}
          options={EVIDENCE}
          word={(need) => `idx.evidence.${need}`}
          onChange={(evidence) => set({ evidence })}
        />
        <Choice
          label="idx.row.notApplicable"
          value={row.notApplicable}
          options={POLICIES}
          word={(policy) => `idx.na.${policy}`}
          onChange={(notApplicable) => set({ notApplicable })}
        />
      </Group>
      <TextInput
        label={say("idx.row.dataSource")}
        maxLength={500}
        value={row.dataSource}
        onChange={(event) => set({ dataSource: event.currentTarget.value })}
      />
      <TextInput
        label={say("idx.row.coVerifier")}
        description={say("idx.row.coVerifier.hint")}
        maxLength={300}
        value={row.coVerifier}
        onChange={(event) => set({ coVerifier: event.currentTarget.value })}
      />
    </>
  )
}

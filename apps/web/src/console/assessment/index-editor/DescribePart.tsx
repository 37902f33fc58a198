import { Stack, Textarea, TextInput } from "@mantine/core"
import { INDEX_LEVELS, type IndexSet } from "@tinhso/server/assessment/model"
import { useState } from "react"
import { DayInput } from "../../frame/DayInput.tsx"
import { useWords } from "../../words/index.ts"
import { PointsInput } from "./PointsInput.tsx"
import { Choice } from "./Choice.tsx"

interface Props {
  readonly index: IndexSet
  readonly onChange: (index: IndexSet, tag: string) => void
}

/** What is said of an index as a whole: whose decision, for whom, from when. */
export function DescribePart(props: Props) {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details
      className="index-describe"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{say("idx.describe")}</summary>
      {open && <DescribeFields {...props} />}
    </details>
  )
}

function DescribeFields({ index, onChange }: Props) {
  const { say } = useWords()
  const set = (more: Partial<IndexSet>) =>
    onChange({ ...index, ...more }, `index ${Object.keys(more).join(" ")}`)
  const line = (field: "name" | "nameEn" | "decision" | "issuer") => ({
    label: say(`idx.${field}`),
    value: index[field],
    maxLength: field === "decision" ? 200 : field === "issuer" ? 300 : 500,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      set({ [field]: event.currentTarget.value }),
  })
  return (
    <Stack gap="sm" maw="42rem">
      <TextInput
        required
        error={index.name.trim() === "" ? say("idx.name.missing") : undefined}
        {...line("name")}
      />
      <TextInput {...line("nameEn")} />
      <TextInput {...line("decision")} />
      <DayInput
        label={say("idx.issued.on")}
        value={index.issued}
        onChange={(issued) => set({ issued })}
      />
      <TextInput {...line("issuer")} />
      <Choice
        label="idx.level"
        value={index.level}
        options={INDEX_LEVELS}
        word={(level) => `idx.level.${level}`}
        onChange={(level) => set({ level })}
      />
      <DayInput
        label={say("idx.validFrom")}
        value={index.validFrom}
        onChange={(validFrom) => set({ validFrom })}
      />
      <DayInput
        label={say("idx.validTo")}
        value={index.validTo}
        onChange={(validTo) => set({ validTo })}
      />
      <KnownFields index={index} set={set} />
    </Stack>
  )
}

interface KnownProps {
  readonly index: IndexSet
  readonly set: (more: Partial<IndexSet>) => void
}

/** The total, what is not known, and where all this was read. */
function KnownFields({ index, set }: KnownProps) {
  const { say } = useWords()
  return (
    <>
      <PointsInput
        label={say("idx.maxPoints")}
        description={say("idx.maxPoints.hint")}
        value={index.maxPoints}
        onChange={(maxPoints) => set({ maxPoints })}
      />
      <Textarea
        label={say("idx.gaps")}
        description={say("idx.gaps.hint")}
        autosize
        maxLength={4000}
        value={index.gaps}
        onChange={(event) => set({ gaps: event.currentTarget.value })}
      />
      <Textarea
        label={say("idx.source")}
        autosize
        maxLength={2000}
        value={index.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
    </>
  )
}

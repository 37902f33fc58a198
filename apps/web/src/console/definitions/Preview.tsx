import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core"
import type { FormulaPreview } from "@tinhso/server/indicators/definitions/model"
import { formatNumber } from "@tinhso/vietnamese"
import { useState } from "react"
import { Failure } from "../frame/Failure.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useWords } from "../words/index.ts"
import { usePreview } from "./queries.ts"

/** Values of the formula as it is written now, beside those of the version in force. */
export function Preview({ formula, code }: { formula: string; code: string }) {
  const { say } = useWords()
  const [unit, setUnit] = useState<string | null>(null)
  const [periods, setPeriods] = useState("2025-Q1..2025-Q4")
  const [working, setWorking] = useState(true)
  const preview = usePreview()
  const run = () => {
    if (unit === null) return
    const stage = working ? "working" : "published"
    preview.mutate({ formula, units: unit, periods, stage, ...(code === "" ? {} : { code }) })
  }
  return (
    <section aria-labelledby="tinh-thu">
      <h2 id="tinh-thu" className="section-title">
        {say("preview.title")}
      </h2>
      <Stack maw="36rem">
        <PlacePicker label={say("preview.unit")} kind="unit" value={unit} onChange={setUnit} />
        <TextInput
          label={say("preview.periods")}
          description={say("preview.periods.hint")}
          value={periods}
          onChange={(event) => setPeriods(event.currentTarget.value)}
        />
        <Checkbox
          label={say("preview.working")}
          checked={working}
          onChange={(event) => setWorking(event.currentTarget.checked)}
        />
        <Group>
          <Button
            variant="default"
            disabled={unit === null || formula.trim() === ""}
            loading={preview.isPending}
            onClick={run}
          >
            {say("preview.run")}
          </Button>
        </Group>
        {preview.isError && <Failure error={preview.error} />}
      </Stack>
      {preview.data !== undefined && <PreviewTable found={preview.data} />}
    </section>
  )
}

const shown = (value: number) => formatNumber(Number(value.toPrecision(8)))

function PreviewTable({ found }: { found: FormulaPreview }) {
  const { say } = useWords()
  const number = (value: number | null) =>
    value === null ? say("preview.none") : `${shown(value)} ${found.unitOfMeasure}`.trim()
  return (
    <>
      <Text aria-live="polite" className="hidden">
        {say("preview.title")}
      </Text>
      <table className="grid">
        <caption className="hidden">{say("preview.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("preview.period")}</th>
            <th scope="col" className="numeric">
              {say("preview.value")}
            </th>
            <th scope="col" className="numeric">
              {say("preview.before")}
            </th>
            <th scope="col" className="numeric">
              {say("preview.change")}
            </th>
            <th scope="col" className="numeric">
              {say("preview.coverage")}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map(({ unit, unitName, period, value, before, reported, expected }) => (
            <tr key={`${unit} ${period}`}>
              <th scope="row" data-label={say("preview.period")}>
                {period} · {unitName}
              </th>
              <td className="numeric" data-label={say("preview.value")}>
                {number(value)}
              </td>
              <td className="numeric" data-label={say("preview.before")}>
                {number(before)}
              </td>
              <td className="numeric" data-label={say("preview.change")}>
                {value === null || before === null ? "—" : shown(value - before)}
              </td>
              <td className="numeric" data-label={say("preview.coverage")}>
                {reported}/{expected}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

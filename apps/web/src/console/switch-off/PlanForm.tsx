import { Select, Text, TextInput } from "@mantine/core"
import type { AssetKindListed, SwitchOff } from "@tinhso/server/registry/assets/model"
import { type SubmitEvent, useState } from "react"
import { SheetForm } from "../assets/SheetForm.tsx"
import { DayInput } from "../frame/DayInput.tsx"
import { useUnitName } from "../people/UnitName.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { usePlanning } from "./queries.ts"

interface Props {
  readonly told: SwitchOff
  readonly kinds: readonly AssetKindListed[]
}

/** The day on which an operator means to switch the technology off here, with the text that says so. */
export function PlanForm({ told: { unit, technology }, kinds }: Props) {
  const { say } = useWords()
  const plan = usePlanning()
  const unitName = useUnitName(unit)
  const [round, setRound] = useState(0)
  const [operator, setOperator] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [basis, setBasis] = useState("")
  const [wrong, setWrong] = useState<{ readonly operator?: true; readonly basis?: true }>({})
  const clear = () => {
    setOperator(null)
    setDay(null)
    setBasis("")
    setWrong({})
    setRound(round + 1)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setWrong({
      ...(operator === null ? { operator: true } : {}),
      ...(basis.trim() === "" ? { basis: true } : {}),
    })
    if (operator === null || basis.trim() === "") return
    plan.mutate({ operator, technology, unit, day, basis }, { onSuccess: clear })
  }
  return (
    <SheetForm
      key={round}
      title={say("off.plan")}
      error={plan.error}
      busy={plan.isPending}
      onSubmit={submit}
      onDone={clear}
      form={useFirstWrong(wrong)}
    >
      <Text size="sm">
        {say("off.plan.hint")} {say("off.plan.unit", { unit: unitName })}
      </Text>
      <Select
        label={say("off.operator")}
        required
        data={operatorsOf(kinds)}
        value={operator}
        error={wrong.operator === true ? say("asset.missing") : undefined}
        comboboxProps={{ withinPortal: false }}
        onChange={setOperator}
      />
      <DayInput label={say("off.plan.day")} value={day} onChange={setDay} />
      <TextInput
        label={say("off.plan.basis")}
        required
        maxLength={500}
        value={basis}
        error={wrong.basis === true ? say("asset.missing") : undefined}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
    </SheetForm>
  )
}

const operatorsOf = (kinds: readonly AssetKindListed[]) =>
  kinds
    .find(({ code }) => code === "base-station")
    ?.attributes.find(({ code }) => code === "operator")
    ?.values.map(({ code, vi }) => ({ value: code, label: vi })) ?? []

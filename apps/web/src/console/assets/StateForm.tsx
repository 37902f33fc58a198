import { Select } from "@mantine/core"
import { type AssetDetail, AssetState } from "@tinhso/server/registry/assets/model"
import { type SubmitEvent, useState } from "react"
import { useWords } from "../words/index.ts"
import { useAssetChanges } from "./queries.ts"
import { SheetForm } from "./SheetForm.tsx"
import { type When, WhenFields } from "./WhenFields.tsx"

const STATES = AssetState.anyOf.map(({ const: state }) => state)

interface Props {
  readonly asset: AssetDetail
  readonly onDone: () => void
}

/** Another state from a day on. */
export function StateForm({ asset, onDone }: Props) {
  const { say } = useWords()
  const { change } = useAssetChanges()
  const [state, setState] = useState<AssetState>(asset.state)
  const [when, setWhen] = useState<When>({ from: null, note: "" })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { id, version } = asset
    const day = when.from === null ? {} : { from: when.from }
    change.mutate({ id, version, state, note: when.note, ...day }, { onSuccess: onDone })
  }
  return (
    <SheetForm
      title={say("asset.changeState")}
      error={change.error}
      busy={change.isPending}
      onSubmit={submit}
      onDone={onDone}
    >
      <Select
        label={say("asset.state")}
        data={STATES.map((one) => ({ value: one, label: say(`asset.state.${one}`) }))}
        value={state}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => setState(STATES.find((one) => one === next) ?? state)}
      />
      <WhenFields when={when} onChange={setWhen} />
    </SheetForm>
  )
}

import { Text } from "@mantine/core"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { type SubmitEvent, useState } from "react"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { draftOf, typedOf, type Wrong } from "./draft-of.ts"
import { AssetFields } from "./fields.tsx"
import { useAssetChanges } from "./queries.ts"
import { SheetForm } from "./SheetForm.tsx"
import { type When, WhenFields } from "./WhenFields.tsx"

interface Props {
  readonly asset: AssetDetail
  readonly onDone: () => void
}

/** Changes what is known of an asset, from a day on. */
export function ChangeForm({ asset, onDone }: Props) {
  const { say } = useWords()
  const { change } = useAssetChanges()
  const before = typedOf(asset)
  const [typed, setTyped] = useState(before)
  const [when, setWhen] = useState<When>({ from: null, note: "" })
  const [wrong, setWrong] = useState<Wrong>({})
  const [idle, setIdle] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const made = draftOf(asset.declaration, typed, before)
    setWrong("wrong" in made ? made.wrong : {})
    if ("wrong" in made) return
    const nothing = Object.keys(made.draft).length === 0
    setIdle(nothing)
    if (nothing) return
    const { id, version } = asset
    const day = when.from === null ? {} : { from: when.from }
    change.mutate({ ...made.draft, ...day, id, version, note: when.note }, { onSuccess: onDone })
  }
  return (
    <SheetForm
      title={say("asset.edit.title")}
      error={change.error}
      busy={change.isPending}
      onSubmit={submit}
      onDone={onDone}
      form={useFirstWrong(wrong)}
    >
      <AssetFields
        kind={asset.declaration}
        typed={typed}
        wrong={wrong}
        onChange={(part) => setTyped({ ...typed, ...part })}
      />
      <WhenFields when={when} onChange={setWhen} />
      {idle && <Text component="output">{say("asset.unchanged")}</Text>}
    </SheetForm>
  )
}

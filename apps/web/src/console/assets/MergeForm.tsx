import { Text, TextInput } from "@mantine/core"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { useNavigate } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { assetQuery, useAssetChanges } from "./queries.ts"
import { SheetForm } from "./SheetForm.tsx"

const ID = /^TS-\d{6,12}$/u

interface Props {
  readonly asset: AssetDetail
  readonly onDone: () => void
}

/** The asset turned out to be another one. */
export function MergeForm({ asset, onDone }: Props) {
  const { say } = useWords()
  const { merge } = useAssetChanges()
  const go = useNavigate()
  const [into, setInto] = useState("")
  const [reason, setReason] = useState("")
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const other = useQuery({ ...assetQuery(into, null), enabled: ID.test(into) })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found: Record<string, true> = {}
    if (!ID.test(into)) found["into"] = true
    if (reason.trim() === "") found["reason"] = true
    setWrong(found)
    if (Object.keys(found).length > 0 || other.data === undefined) return
    const { id, version } = asset
    const asked = { id, version, into, intoVersion: other.data.version, reason }
    merge.mutate(asked, { onSuccess: () => void go(`/console/ha-tang/${into}`) })
  }
  return (
    <SheetForm
      title={say("asset.merge")}
      action={say("asset.merge")}
      error={merge.error}
      busy={merge.isPending || other.isFetching}
      onSubmit={submit}
      onDone={onDone}
      form={useFirstWrong(wrong)}
    >
      <TextInput
        label={say("asset.merge.into")}
        description={say("asset.merge.hint")}
        required
        value={into}
        error={wrong["into"] === true ? say("asset.merge.wrong") : undefined}
        onChange={(event) => setInto(event.currentTarget.value.trim().toUpperCase())}
      />
      {other.data !== undefined && <Text>{other.data.name || other.data.id}</Text>}
      {other.isError && <Failure error={other.error} />}
      <TextInput
        label={say("asset.merge.reason")}
        required
        value={reason}
        maxLength={500}
        error={wrong["reason"] === true ? say("asset.missing") : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SheetForm>
  )
}

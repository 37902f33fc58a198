import { Button, FileButton, Group, Text, TextInput } from "@mantine/core"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { DocumentWords } from "../evidence/DocumentWords.tsx"
import { keepDocument, type NewDocument, NO_DOCUMENT } from "../evidence/keep-document.ts"
import { meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { keeperOf } from "./keeper-of.ts"
import { useAssetChanges } from "./queries.ts"
import { SheetForm } from "./SheetForm.tsx"

interface Props {
  readonly asset: AssetDetail
  readonly onDone: () => void
}

/** Keeps a photograph or paper and puts it on the asset. */
export function DocumentForm({ asset, onDone }: Props) {
  const { say } = useWords()
  const [told, setTold] = useState<NewDocument>(NO_DOCUMENT)
  const [tried, setTried] = useState(false)
  const attach = useAttaching(asset, onDone)
  const { photographs } = asset.declaration
  const whole = (told.file !== null || told.link.trim() !== "") && told.summary.trim() !== ""
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (whole) attach.mutate(told)
  }
  const change = (more: Partial<NewDocument>) => setTold((now) => ({ ...now, ...more }))
  const lacks = tried && told.file === null && told.link.trim() === ""
  return (
    <SheetForm
      title={say("asset.document.add")}
      action={say("asset.document.save")}
      error={attach.error}
      busy={attach.isPending}
      onSubmit={submit}
      onDone={onDone}
    >
      {!photographs && <Text size="sm">{say("asset.document.noPictures")}</Text>}
      <Group>
        <FileButton
          accept={
            photographs ? ".pdf,.docx,.xlsx,image/png,image/jpeg,image/webp" : ".pdf,.docx,.xlsx"
          }
          onChange={(file) => change({ file })}
        >
          {(props) => (
            <Button {...props} variant="default">
              {say("asset.document.choose")}
            </Button>
          )}
        </FileButton>
        <Text component="output">{told.file?.name ?? ""}</Text>
      </Group>
      <TextInput
        label={say("asset.document.link")}
        type="url"
        value={told.link}
        error={lacks ? say("asset.document.whole") : undefined}
        onChange={(event) => change({ link: event.currentTarget.value })}
      />
      <DocumentWords told={told} tried={tried} onTold={change} />
    </SheetForm>
  )
}

/** Keeps the document first: one that could not be attached is found among the documents. */
function useAttaching({ id, version, evidence, ...asset }: AssetDetail, onDone: () => void) {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const { change } = useAssetChanges()
  return useMutation({
    mutationFn: async (told: NewDocument) => {
      const kept = await keepDocument(keeperOf(asset, grants), told, () => {})
      const name = told.summary.trim().slice(0, 200)
      return change.mutateAsync({
        id,
        version,
        evidence: [...new Set([...evidence, kept.evidence.id])],
        note: say("asset.document.attached", { name }),
      })
    },
    onSuccess: onDone,
  })
}

import { Button, FileInput, TextInput } from "@mantine/core"
import type { Evidence } from "@tinhso/server/evidence/model"
import { useState } from "react"
import { DocumentWords } from "../../evidence/DocumentWords.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { documentsLike, type NewDocument } from "../../evidence/keep-document.ts"

interface Props {
  readonly unit: string
  readonly told: NewDocument
  readonly tried: boolean
  readonly onTold: (more: Partial<NewDocument>) => void
  /** Uses a document that is kept already. */
  readonly onUse: (id: string) => void
}

/** A new document: its file or address, and what is said of it. */
export function NewDocumentFields({ unit, told, tried, onTold, onUse }: Props) {
  const { say } = useWords()
  const [same, setSame] = useState<readonly Evidence[]>([])
  const nothing = told.file === null && told.link.trim() === ""
  const choose = (file: File | null) => {
    onTold({ file })
    setSame([])
    if (file === null) return
    documentsLike(unit, file)
      .then(setSame)
      // Not known before it is sent: the server tells then.
      .catch(() => setSame([]))
  }
  return (
    <>
      <FileInput
        label={say("dti.cite.file")}
        description={say("dti.cite.kinds")}
        value={told.file}
        clearable
        onChange={choose}
        error={tried && nothing ? say("dti.cite.nothing") : undefined}
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.webp,.csv,.txt"
      />
      {same.map((one) => (
        <Notice key={one.id} tone="warn" title={say("dti.cite.same")}>
          <p className="wrap-anywhere">{[one.number, one.summary].filter(Boolean).join(" · ")}</p>
          <Button size="compact-sm" variant="default" onClick={() => onUse(one.id)}>
            {say("dti.cite.known")}
          </Button>
        </Notice>
      ))}
      <TextInput
        label={say("dti.cite.link")}
        type="url"
        placeholder="https://"
        value={told.link}
        maxLength={2000}
        onChange={(event) => onTold({ link: event.currentTarget.value })}
      />
      <DocumentWords told={told} tried={tried} onTold={onTold} />
    </>
  )
}

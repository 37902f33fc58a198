import { Button, FileInput, Textarea, TextInput } from "@mantine/core"
import type { Evidence } from "@tinhso/server/evidence/model"
import { useState } from "react"
import { DayInput } from "../../frame/DayInput.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { documentsLike, type NewDocument } from "./keep-document.ts"

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
      <SaidOfIt told={told} tried={tried} onTold={onTold} />
    </>
  )
}

/** Number, day, issuer and summary, as the document has them. */
function SaidOfIt({ told, tried, onTold }: Pick<Props, "told" | "tried" | "onTold">) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("dti.cite.number")}
        placeholder="15/BC-UBND"
        value={told.number}
        maxLength={200}
        onChange={(event) => onTold({ number: event.currentTarget.value })}
      />
      <DayInput
        label={say("dti.cite.issued")}
        value={told.issued}
        onChange={(issued) => onTold({ issued })}
      />
      <TextInput
        label={say("dti.cite.issuer")}
        value={told.issuer}
        maxLength={300}
        onChange={(event) => onTold({ issuer: event.currentTarget.value })}
      />
      <Textarea
        label={say("dti.cite.summary")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={told.summary}
        onChange={(event) => onTold({ summary: event.currentTarget.value })}
        error={tried && told.summary.trim() === "" ? say("dti.cite.summary.missing") : undefined}
      />
    </>
  )
}

import { Button, Group, Text } from "@mantine/core"
import { type DragEvent, useRef, useState } from "react"
import { Icon } from "../frame/Icon.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly file: File | null
  readonly disabled: boolean
  readonly onChoose: (file: File) => void
  /** Endings that the button offers; tables without it. */
  readonly accept?: string
}

const TABLES = ".csv,.tsv,.txt,.xlsx,.xls,.ods"

/** A file by the button or dropped; the button does everything that dropping does. */
export function FileDrop({ file, disabled, onChoose, accept = TABLES }: Props) {
  const { say } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [tooMany, setTooMany] = useState(0)
  const take = (files: FileList | null) => {
    const first = files?.[0]
    setTooMany(files !== null && files.length > 1 ? files.length : 0)
    if (first !== undefined && files?.length === 1) onChoose(first)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }
  const dragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same
    <div
      className="drop"
      data-over={over}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        accept={accept}
        aria-label={say("import.file")}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ""
        }}
      />
      <Group gap="sm" justify="center">
        <Button
          disabled={disabled}
          variant={file === null ? "filled" : "default"}
          leftSection={<Icon name="file" />}
          onClick={() => input.current?.click()}
        >
          {say(file === null ? "import.choose" : "import.chooseOther")}
        </Button>
        <Text c="var(--muted)" size="sm">
          {say(over ? "import.drop.now" : "import.drop")}
        </Text>
      </Group>
      {tooMany > 0 && (
        <Text role="alert" c="var(--mantine-color-error)" size="sm" mt="xs">
          {say("import.one", { count: tooMany })}
        </Text>
      )}
    </div>
  )
}

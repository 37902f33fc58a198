import { NativeSelect, Textarea, TextInput } from "@mantine/core"
import { useWords } from "../words/index.ts"

/** What people read of a measure or an indicator. */
interface Said {
  readonly nameVi: string
  readonly nameEn: string
  readonly better: "higher" | "lower" | "none"
  readonly definitionVi: string
  readonly definitionEn: string
}

const BETTER = ["higher", "lower", "none"] as const

interface Props {
  readonly said: Said
  readonly wrong: Readonly<Record<string, string>>
  readonly onChange: (change: Partial<Said>) => void
}

/** Names, definitions and which way is better. */
export function WordFields({ said, wrong, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("def.nameVi")}
        required
        value={said.nameVi}
        error={wrong["nameVi"]}
        onChange={(event) => onChange({ nameVi: event.currentTarget.value })}
      />
      <TextInput
        label={say("def.nameEn")}
        required
        value={said.nameEn}
        error={wrong["nameEn"]}
        onChange={(event) => onChange({ nameEn: event.currentTarget.value })}
      />
      <Textarea
        label={say("def.definitionVi")}
        autosize
        value={said.definitionVi}
        onChange={(event) => onChange({ definitionVi: event.currentTarget.value })}
      />
      <Textarea
        label={say("def.definitionEn")}
        autosize
        value={said.definitionEn}
        onChange={(event) => onChange({ definitionEn: event.currentTarget.value })}
      />
      <NativeSelect
        label={say("def.better")}
        value={said.better}
        data={BETTER.map((value) => ({ value, label: say(`def.better.${value}`) }))}
        onChange={(event) => {
          const better = BETTER.find((one) => one === event.currentTarget.value)
          if (better !== undefined) onChange({ better })
        }}
      />
    </>
  )
}

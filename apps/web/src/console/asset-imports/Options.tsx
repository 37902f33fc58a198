import { Group, Select, Text, TextInput } from "@mantine/core"
import type {
  AssetImportOptions,
  AssetImportReport,
} from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly kinds: readonly AssetKindListed[]
  readonly report: AssetImportReport
  readonly options: AssetImportOptions
  readonly disabled: boolean
  readonly onSay: (more: AssetImportOptions) => void
}

/** What a person says of the whole list: what the file cannot tell stands here as a question. */
export function Options(props: Props) {
  const { say } = useWords()
  const { kinds, report, options, disabled, onSay } = props
  const [table] = report.tables
  return (
    <>
      {report.questions.map(({ code, vi }) => (
        <Text key={code} fw={600}>
          {vi}
        </Text>
      ))}
      <Group align="end">
        <Select
          label={say("asset.kind")}
          data={kinds.map(({ code, nameVi }) => ({ value: code, label: nameVi }))}
          value={options.kind ?? table?.childKind ?? table?.kind ?? null}
          disabled={disabled}
          searchable
          allowDeselect={false}
          onChange={(kind) => {
            if (kind !== null) onSay({ kind })
          }}
        />
        <DayInput
          label={say("assetImport.day")}
          value={options.day ?? report.day}
          onChange={(day) => {
            if (day !== null && day !== report.day) onSay({ day })
          }}
        />
        <Answers {...props} />
      </Group>
    </>
  )
}

/** Fields for what the file leaves open, as long as it does. */
function Answers({ kinds, report, options, disabled, onSay }: Props) {
  const asked = new Set(report.questions.map(({ code }) => code))
  return (
    <>
      {(asked.has("operator") || options.operator !== undefined) && (
        <Operator
          kinds={kinds}
          value={options.operator ?? null}
          disabled={disabled}
          onSay={onSay}
        />
      )}
      {(asked.has("grid") || options.meridian !== undefined) && (
        <Meridian value={options.meridian ?? ""} disabled={disabled} onSay={onSay} />
      )}
      {(asked.has("decimal") || options.decimal !== undefined) && (
        <Decimal value={options.decimal ?? null} disabled={disabled} onSay={onSay} />
      )}
    </>
  )
}

interface AnswerProps {
  readonly value: string | null
  readonly disabled: boolean
  readonly onSay: Props["onSay"]
}

function Operator({ kinds, value, disabled, onSay }: AnswerProps & Pick<Props, "kinds">) {
  const { say } = useWords()
  const operators = kinds
    .flatMap(({ attributes }) => attributes)
    .find(({ code }) => code === "operator")
  return (
    <Select
      label={say("assetImport.operator")}
      data={(operators?.values ?? []).map(({ code, vi }) => ({ value: code, label: vi }))}
      value={value}
      disabled={disabled}
      onChange={(operator) => {
        if (operator !== null) onSay({ operator })
      }}
    />
  )
}

function Decimal({ value, disabled, onSay }: AnswerProps) {
  const { say } = useWords()
  return (
    <Select
      label={say("assetImport.decimal")}
      data={[
        { value: "comma", label: say("assetImport.decimal.comma") },
        { value: "point", label: say("assetImport.decimal.point") },
      ]}
      value={value}
      disabled={disabled}
      onChange={(mark) => {
        if (mark === "comma" || mark === "point") onSay({ decimal: mark })
      }}
    />
  )
}

/** Said when one leaves the field, so that half a meridian is not refused at every digit. */
function Meridian({
  value,
  disabled,
  onSay,
}: {
  readonly value: string
  readonly disabled: boolean
  readonly onSay: Props["onSay"]
}) {
  const { say } = useWords()
  const [typed, setTyped] = useState(value)
  return (
    <TextInput
      label={say("assetImport.meridian")}
      placeholder="106°30'"
      value={typed}
      disabled={disabled}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed.trim() !== "" && typed !== value) onSay({ meridian: typed.trim() })
      }}
    />
  )
}

import { Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { DayInput } from "../frame/DayInput.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import type { Typed, Wrong } from "./draft-of.ts"
import { attributeName } from "./value-text.ts"

type Attribute = AssetKindListed["attributes"][number]

interface Props {
  readonly kind: AssetKindListed
  readonly typed: Typed
  readonly wrong: Wrong
  readonly onChange: (part: Partial<Typed>) => void
}

/** The fields of an asset, as its kind declares them. */
export function AssetFields({ kind, typed, wrong, onChange }: Props) {
  const { say } = useWords()
  return (
    <Stack gap="sm">
      <TextInput
        label={say("asset.name")}
        value={typed.name}
        maxLength={300}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <PlaceFields kind={kind} typed={typed} wrong={wrong} onChange={onChange} />
      {kind.attributes.map((attribute) => (
        <AttributeField
          key={attribute.code}
          attribute={attribute}
          text={typed.attributes[attribute.code] ?? ""}
          wrong={wrong[attribute.code] === true}
          onChange={(text) =>
            onChange({ attributes: { ...typed.attributes, [attribute.code]: text } })
          }
        />
      ))}
      <HolderField field="owner" typed={typed} onChange={onChange} />
      <HolderField field="operator" typed={typed} onChange={onChange} />
      <Group grow>
        <TextInput
          label={say("asset.code.scheme")}
          value={typed.scheme}
          error={wrong["scheme"] === true ? say("asset.missing") : undefined}
          maxLength={40}
          onChange={(event) => onChange({ scheme: event.currentTarget.value })}
        />
        <TextInput
          label={say("asset.code")}
          value={typed.code}
          maxLength={100}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  )
}

function PlaceFields({ kind, typed, wrong, onChange }: Props) {
  const { say } = useWords()
  const degrees = (field: "longitude" | "latitude", example: string) => (
    <TextInput
      label={say(`asset.${field}`)}
      description={say("asset.degrees", { example })}
      inputMode="decimal"
      value={typed[field]}
      error={wrong[field] === true ? say("asset.degrees.wrong") : undefined}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <NamedPicker
        label={say("asset.declared")}
        kind="unit"
        clearable
        value={typed.unit}
        onChange={(unit) => onChange({ unit })}
      />
      {kind.geometry === "point" && (
        <Group grow align="start">
          {degrees("longitude", "107,15321")}
          {degrees("latitude", "20,95012")}
        </Group>
      )}
    </>
  )
}

function HolderField({
  field,
  typed,
  onChange,
}: {
  readonly field: "owner" | "operator"
  readonly typed: Typed
  readonly onChange: (part: Partial<Typed>) => void
}) {
  const { say } = useWords()
  const value = typed[field]
  return (
    <NamedPicker
      label={say(`asset.${field}`)}
      kind="organisation"
      clearable
      value={value}
      onChange={(id) => onChange({ [field]: id })}
    />
  )
}

interface FieldProps {
  readonly attribute: Attribute
  readonly text: string
  readonly wrong: boolean
  readonly onChange: (text: string) => void
}

/** One attribute: a choice, a day, a number with its unit of measure, or a text. */
function AttributeField({ attribute, text, wrong, onChange }: FieldProps) {
  const { language } = useWords()
  const { type, unitOfMeasure, need, many } = attribute
  const name = attributeName(attribute, language)
  const label = unitOfMeasure === null ? name : `${name} (${unitOfMeasure})`
  const required = need === "required"
  if (type === "enum" || type === "boolean") {
    return <ChoiceField attribute={attribute} label={label} text={text} onChange={onChange} />
  }
  if (type === "date" && !many) {
    return (
      <DayInput
        label={label}
        required={required}
        value={text === "" ? null : text}
        onChange={(day) => onChange(day ?? "")}
      />
    )
  }
  return (
    <WrittenField
      attribute={attribute}
      label={label}
      text={text}
      wrong={wrong}
      onChange={onChange}
    />
  )
}

function WrittenField({
  attribute: { type, many, note, need },
  label,
  text,
  wrong,
  onChange,
}: FieldProps & { readonly label: string }) {
  const { say } = useWords()
  const numeric = type === "number" || type === "integer"
  const several = many ? say("asset.several") : note
  const hint = type === "asset" ? say("asset.assetId") : several
  return (
    <TextInput
      label={label}
      required={need === "required"}
      description={hint === "" ? undefined : hint}
      value={text}
      inputMode={numeric && !many ? "decimal" : undefined}
      error={wrong ? say("asset.degrees.wrong") : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function ChoiceField({
  attribute,
  label,
  text,
  onChange,
}: Omit<FieldProps, "wrong"> & { readonly label: string }) {
  const { say, language } = useWords()
  const { type, need, many, values, note } = attribute
  const data =
    type === "boolean"
      ? [
          { value: "true", label: say("asset.yes") },
          { value: "false", label: say("asset.no") },
        ]
      : values.map(({ code, vi, en }) => ({ value: code, label: language === "vi" ? vi : en }))
  const shared = {
    label,
    data,
    required: need === "required",
    clearable: true,
    comboboxProps: { withinPortal: false },
    ...(note === "" ? {} : { description: note }),
  }
  if (!many) {
    return (
      <Select
        {...shared}
        value={text === "" ? null : text}
        onChange={(one) => onChange(one ?? "")}
      />
    )
  }
  return (
    <MultiSelect
      {...shared}
      value={text === "" ? [] : text.split("; ")}
      onChange={(list) => onChange(list.join("; "))}
    />
  )
}

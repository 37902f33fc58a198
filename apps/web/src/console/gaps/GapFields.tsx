import { Autocomplete, List, Text, Textarea, TextInput } from "@mantine/core"
import { type WordKey, useWords } from "../words/index.ts"
import { NamedPicker } from "../people/NamedPicker.tsx"
import type { TypedGap, WrongGap } from "./gap-form.ts"
import type { PlacesRead } from "./read-places.ts"

interface Props {
  readonly typed: TypedGap
  readonly wrong: WrongGap
  readonly places: PlacesRead
  readonly onChange: (part: Partial<TypedGap>) => void
}

const TECHNOLOGIES = ["2G", "3G", "4G", "5G"]

const WRONG: Readonly<Record<"missing" | "number" | "places", WordKey>> = {
  missing: "gap.form.missing",
  number: "gap.form.number.wrong",
  places: "gap.form.places.missing",
}

/** Everything that is said of a gap. */
export function GapFields({ typed, wrong, places, onChange }: Props) {
  const { say } = useWords()
  const errorOf = (field: keyof TypedGap) => {
    const why = wrong[field]
    return why === undefined ? undefined : say(WRONG[why])
  }
  const text = (field: Exclude<keyof TypedGap, "unit" | "places">, label: WordKey, more = {}) => (
    <TextInput
      label={say(label)}
      value={typed[field]}
      error={errorOf(field)}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <>
      {text("name", "gap.form.name", { required: true, maxLength: 200 })}
      <NamedPicker
        label={say("gap.form.unit")}
        kind="unit"
        required
        value={typed.unit === "" ? null : typed.unit}
        error={errorOf("unit")}
        onChange={(unit) => onChange({ unit: unit ?? "" })}
      />
      <Places typed={typed} places={places} error={errorOf("places")} onChange={onChange} />
      <Autocomplete
        label={say("gap.technology")}
        required
        data={TECHNOLOGIES}
        maxLength={20}
        value={typed.technology}
        error={errorOf("technology")}
        comboboxProps={{ withinPortal: false }}
        onChange={(technology) => onChange({ technology })}
      />
      {text("operators", "gap.form.operators", { maxLength: 600 })}
      {text("population", "gap.form.population", { inputMode: "numeric" })}
      {text("households", "gap.form.households", { inputMode: "numeric" })}
      {text("source", "gap.form.source", { required: true, maxLength: 500 })}
      {text("definition", "gap.form.definition", { required: true, maxLength: 1000 })}
    </>
  )
}

function Places({
  typed,
  places: { villages, wrong },
  error,
  onChange,
}: Pick<Props, "typed" | "places" | "onChange"> & { readonly error: string | undefined }) {
  const { say } = useWords()
  const read = villages.map(
    ({ name, latitude, longitude }) => `${name} (${latitude}, ${longitude})`,
  )
  return (
    <div>
      <Textarea
        label={say("gap.form.places")}
        description={say("gap.form.places.hint")}
        required
        autosize
        minRows={3}
        value={typed.places}
        error={error}
        onChange={(event) => onChange({ places: event.currentTarget.value })}
      />
      {read.length > 0 && (
        <Text size="sm" c="var(--muted)" component="output">
          {say("gap.form.read", { places: read.join("; ") })}
        </Text>
      )}
      {wrong.length > 0 && (
        <List size="sm" c="var(--mantine-color-error)">
          {wrong.map(({ line, why }) => (
            <List.Item key={line}>
              {say("gap.form.line", { line, why: say(`gap.form.line.${why}`) })}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  )
}

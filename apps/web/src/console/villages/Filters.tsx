import { Checkbox, Group, Select } from "@mantine/core"
import type { ResultList, ServedResult } from "@tinhso/server/coverage/served/model"
import { SearchField } from "../frame/SearchField.tsx"
import { formatDay } from "../../i18n/index.ts"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import type { Asked } from "./address.ts"

interface Props {
  readonly asked: Asked
  readonly results: ResultList | undefined
  /** Whose answers are shown. */
  readonly shown: ServedResult | null
  readonly onChange: (part: Partial<Asked>) => void
}

/** Which villages one wants to see, by whose answer, and in what order. */
export function Filters(props: Props) {
  return (
    <>
      <Where {...props} />
      <Signal {...props} />
    </>
  )
}

function Where({ asked, onChange }: Props) {
  const { say } = useWords()
  return (
    <Group align="end">
      <SearchField label={say("village.search")} asked={asked.q} onAsk={(q) => onChange({ q })} />
      <NamedPicker
        label={say("village.unit")}
        kind="unit"
        clearable
        value={asked.unit === "" ? null : asked.unit}
        onChange={(unit) => onChange({ unit: unit ?? "" })}
      />
      <Checkbox
        label={say("village.uncounted.only")}
        checked={asked.population === "unknown"}
        onChange={(event) => onChange({ population: event.currentTarget.checked ? "unknown" : "" })}
      />
    </Group>
  )
}

const STANDINGS = ["served", "unserved", "unknown"] as const
const SORTS = ["unit", "name", "population", "signal"] as const

function Signal(props: Props) {
  return (
    <Group align="end">
      <Answer {...props} />
      <Having {...props} />
    </Group>
  )
}

/** Whose answer, of which technology and operator. */
function Answer({ asked, results, shown, onChange }: Props) {
  const { say, language } = useWords()
  const layers = shown?.layers ?? []
  const technologies = new Map(
    layers.map((one) => [one.technology, language === "vi" ? one.titleVi : one.titleEn]),
  )
  const technology = asked.technology || (technologies.has("4G+") ? "4G+" : "")
  const operators = layers.flatMap((one) =>
    one.technology === technology && one.operator !== null ? [one.operator] : [],
  )
  return (
    <>
      <Select
        label={say("village.result")}
        allowDeselect={false}
        value={asked.result}
        data={[
          { value: "", label: say("village.result.current") },
          ...(results?.rows ?? []).map(({ id, day, runName }) => ({
            value: id,
            label: `${formatDay(day, language)} · ${runName} · ${id}`,
          })),
        ]}
        onChange={(result) => onChange({ result: result ?? "" })}
      />
      <Select
        label={say("village.technology")}
        allowDeselect={false}
        value={technology}
        data={[...technologies].map(([value, label]) => ({ value, label }))}
        onChange={(value) => onChange({ technology: value ?? "", operator: "" })}
      />
      <Select
        label={say("village.operator")}
        allowDeselect={false}
        value={asked.operator}
        data={[
          { value: "", label: say("village.operator.any") },
          ...operators.map((value) => ({ value, label: shown?.operatorNames[value] ?? value })),
        ]}
        onChange={(operator) => onChange({ operator: operator ?? "" })}
      />
    </>
  )
}

/** What they have, and in what order. */
function Having({ asked, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <Select
        label={say("village.standing")}
        allowDeselect={false}
        value={asked.standing}
        data={[
          { value: "", label: say("village.standing.any") },
          ...STANDINGS.map((value) => ({ value, label: say(`village.standing.${value}`) })),
        ]}
        onChange={(standing) => onChange({ standing: standing ?? "" })}
      />
      <Select
        label={say("village.sort")}
        allowDeselect={false}
        value={asked.sort || "unit"}
        data={SORTS.map((value) => ({ value, label: say(`village.sort.${value}`) }))}
        onChange={(sort) => onChange({ sort: sort ?? "" })}
      />
    </>
  )
}

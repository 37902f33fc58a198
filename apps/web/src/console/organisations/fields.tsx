import { NativeSelect, Stack, TagsInput, TextInput } from "@mantine/core"
import type {
  OrganisationDraft,
  OrganisationKind,
} from "@tinhso/server/registry/organisations/model"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useUnitName } from "../people/UnitName.tsx"
import { type Say, useWords } from "../words/index.ts"

/** What a form says of how an organisation stands. */
export type Words = Omit<OrganisationDraft, "id" | "unit" | "opened" | "closed">

export const EMPTY: Words = {
  nameVi: "",
  nameEn: "",
  shortName: "",
  kind: "department",
  code: null,
  parent: null,
  groups: [],
  document: null,
}

const KINDS: readonly OrganisationKind[] = [
  "department",
  "public-service-unit",
  "enterprise",
  "peoples-committee",
  "other",
]
const GROUPS = ["departments", "localities", "communes"] as const

interface Props {
  readonly words: Words
  readonly onChange: (words: Words) => void
  readonly nameMissing: boolean
}

/** The fields that a new and a changed organisation share. */
export function WordFields({ words, onChange, nameMissing }: Props) {
  const { say } = useWords()
  const set = (change: Partial<Words>) => onChange({ ...words, ...change })
  return (
    <Stack>
      <TextInput
        label={say("org.nameVi")}
        required
        value={words.nameVi}
        error={nameMissing ? say("org.missing") : undefined}
        onChange={(event) => set({ nameVi: event.currentTarget.value })}
      />
      <TextInput
        label={say("org.nameEn")}
        value={words.nameEn}
        onChange={(event) => set({ nameEn: event.currentTarget.value })}
      />
      <TextInput
        label={say("org.shortName")}
        value={words.shortName}
        onChange={(event) => set({ shortName: event.currentTarget.value })}
      />
      <NativeSelect
        label={say("org.kind")}
        value={words.kind}
        data={KINDS.map((kind) => ({ value: kind, label: say(`org.kind.${kind}`) }))}
        onChange={(event) => {
          const kind = KINDS.find((known) => known === event.currentTarget.value)
          if (kind !== undefined) set({ kind })
        }}
      />
      <TextInput
        label={say("org.code")}
        description={say("org.code.hint")}
        value={words.code ?? ""}
        onChange={(event) => set({ code: event.currentTarget.value || null })}
      />
      <ParentField parent={words.parent} onChange={(parent) => set({ parent })} />
      <TagsInput
        label={say("org.groups")}
        description={say("org.groups.hint")}
        data={GROUPS.map((group) => groupName(group, say))}
        value={words.groups.map((group) => groupName(group, say))}
        comboboxProps={{ withinPortal: false }}
        onChange={(groups) => set({ groups: groups.map((text) => groupOf(text, say)) })}
      />
      <TextInput
        label={say("org.document")}
        description={say("org.document.hint")}
        value={words.document ?? ""}
        onChange={(event) => set({ document: event.currentTarget.value || null })}
      />
    </Stack>
  )
}

function ParentField({
  parent,
  onChange,
}: {
  parent: string | null
  onChange: (id: string | null) => void
}) {
  const { say } = useWords()
  const name = useUnitName(parent ?? "")
  return (
    <PlacePicker
      // Drawn anew when the name of the chosen one has come.
      key={parent === null ? "" : name}
      label={say("org.parent")}
      value={parent}
      known={parent === null ? null : { value: parent, label: name, note: parent }}
      clearable
      onChange={onChange}
      kind="organisation"
    />
  )
}

/** Groups that the product knows are named in the language; others as they are. */
export function groupName(group: string, say: Say): string {
  const known = GROUPS.find((one) => one === group)
  return known === undefined ? group : say(`org.group.${known}`)
}

const groupOf = (text: string, say: Say): string =>
  GROUPS.find((group) => group === text || say(`org.group.${group}`) === text) ?? text

import { NativeSelect, Stack, TextInput } from "@mantine/core"
import type { IndexTold, RoundKind } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { PlacePicker } from "../../people/PlacePicker.tsx"
import { useWords } from "../../words/index.ts"
import { versionsQuery } from "../index-editor/queries.ts"
import { roundsQuery } from "../queries.ts"
import type { RoundForm, RoundProblem } from "./round-form.ts"

interface Props {
  readonly form: RoundForm
  readonly set: (more: Partial<RoundForm>) => void
  readonly problems: readonly RoundProblem[]
}

const KINDS: readonly RoundKind[] = ["quarterly", "yearly", "ad-hoc"]

/** What a round is called, by which index it scores, who leads it. */
export function WhatFields(props: Props & { readonly indices: readonly IndexTold[] }) {
  const { say } = useWords()
  const { form, set, indices } = props
  const errorOf = useFieldErrors(props.problems)
  return (
    <Stack gap="sm">
      <TextInput
        label={say("rnd.id")}
        description={say("rnd.id.hint")}
        required
        spellCheck={false}
        maxLength={60}
        value={form.id}
        error={errorOf("id")}
        onChange={(event) => set({ id: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={say("rnd.title")}
        required
        maxLength={300}
        value={form.title}
        error={errorOf("title")}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={say("rnd.kind")}
        value={form.kind}
        data={KINDS.map((kind) => ({ value: kind, label: say(`rnd.kind.${kind}`) }))}
        onChange={(event) =>
          set({ kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? form.kind })
        }
      />
      <IndexFields form={form} set={set} indices={indices} error={errorOf("indexId")} />
      <PlacePicker
        label={say("rnd.lead")}
        kind="both"
        required
        value={form.lead}
        error={errorOf("lead")}
        onChange={(lead) => set({ lead })}
      />
      <PlacePicker
        label={say("rnd.council")}
        kind="both"
        required
        value={form.council}
        error={errorOf("council")}
        onChange={(council) => set({ council })}
      />
      <PreviousField form={form} set={set} />
    </Stack>
  )
}

function useFieldErrors(problems: readonly RoundProblem[]) {
  const { say } = useWords()
  return (field: keyof RoundForm): string | undefined => {
    const problem = problems.find((one) => one.field === field)
    if (problem === undefined) return undefined
    if (problem.kind === "missing") return say("rnd.required")
    if (field === "id") return say("rnd.id.wrong")
    return say(field === "remind" ? "rnd.remind.wrong" : "rnd.number.wrong")
  }
}

interface IndexProps extends Pick<Props, "form" | "set"> {
  readonly indices: readonly IndexTold[]
  readonly error: string | undefined
}

function IndexFields({ form, set, indices, error }: IndexProps) {
  const { say } = useWords()
  const usable = indices.filter(({ issuedAt, version }) => issuedAt !== null || version > 1)
  const versions = useQuery({ ...versionsQuery(form.indexId), enabled: form.indexId !== "" })
  const issued = (versions.data ?? []).filter(({ issuedAt }) => issuedAt !== null)
  if (usable.length === 0) return <p role="alert">{say("rnd.index.none")}</p>
  return (
    <>
      <NativeSelect
        label={say("rnd.index")}
        required
        value={form.indexId}
        error={error}
        data={[
          { value: "", label: "" },
          ...usable.map(({ index }) => ({ value: index.id, label: index.name })),
        ]}
        onChange={(event) => set({ indexId: event.currentTarget.value, indexVersion: "" })}
      />
      {issued.length > 1 && (
        <NativeSelect
          label={say("rnd.index.version")}
          value={form.indexVersion === "" ? String(issued[0]?.version ?? "") : form.indexVersion}
          data={issued.map(({ version }) => String(version))}
          onChange={(event) => set({ indexVersion: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function PreviousField({ form, set }: Pick<Props, "form" | "set">) {
  const { say } = useWords()
  const rounds = useQuery(roundsQuery).data ?? []
  return (
    <NativeSelect
      label={say("rnd.previous")}
      value={form.previous}
      data={[
        { value: "", label: say("rnd.previous.none") },
        ...rounds.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(event) => set({ previous: event.currentTarget.value })}
    />
  )
}

/** Which organisation each body is that the index names. */
export function CoVerifierFields({
  form,
  set,
  problems,
  names,
}: Props & { readonly names: readonly string[] }) {
  const { say } = useWords()
  if (names.length === 0) return null
  const missing = new Set(problems.flatMap((one) => (one.field === "coVerifier" ? [one.name] : [])))
  return (
    <section aria-labelledby="co-quan-cung-tham-dinh">
      <h2 id="co-quan-cung-tham-dinh" className="section-title">
        {say("rnd.coVerifiers")}
      </h2>
      <p className="quiet">{say("rnd.coVerifiers.intro")}</p>
      <Stack gap="sm">
        {names.map((name) => (
          <PlacePicker
            key={name}
            label={name}
            kind="both"
            required
            value={form.coVerifiers[name] ?? null}
            error={missing.has(name) ? say("rnd.required") : undefined}
            onChange={(unit) => set({ coVerifiers: { ...form.coVerifiers, [name]: unit } })}
          />
        ))}
      </Stack>
    </section>
  )
}

/** What a decision leaves to whoever runs the round. */
export function RuleFields({ form, set, problems }: Props) {
  const { say } = useWords()
  const errorOf = useFieldErrors(problems)
  const line = (field: "leastPeers" | "shake" | "remind") => ({
    label: say(`rnd.${field}`),
    description: say(`rnd.${field}.hint`),
    value: form[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      set({ [field]: event.currentTarget.value }),
  })
  return (
    <section aria-labelledby="quy-tac-dot">
      <h2 id="quy-tac-dot" className="section-title">
        {say("rnd.rules")}
      </h2>
      <Stack gap="sm">
        <NativeSelect
          label={say("rnd.unverified")}
          value={form.unverified}
          data={(["block", "zero"] as const).map((value) => ({
            value,
            label: say(`rnd.unverified.${value}`),
          }))}
          onChange={(event) =>
            set({ unverified: event.currentTarget.value === "zero" ? "zero" : "block" })
          }
        />
        <TextInput inputMode="numeric" {...line("leastPeers")} />
        <TextInput inputMode="decimal" {...line("shake")} />
        <TextInput {...line("remind")} />
      </Stack>
    </section>
  )
}

import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { Failure } from "../../frame/Failure.tsx"
import { PlacePicker } from "../../people/PlacePicker.tsx"
import { UnitName } from "../../people/UnitName.tsx"
import { useWords } from "../../words/index.ts"
import { communesOf, organisationsIn } from "./queries.ts"
import type { GroupForm, RoundProblem } from "./round-form.ts"

interface Props {
  readonly groups: readonly GroupForm[]
  readonly problems: readonly RoundProblem[]
  readonly onChange: (groups: readonly GroupForm[]) => void
}

/** Who takes part, by peer group: each group is ranked by itself. */
export function GroupsPart({ groups, problems, onChange }: Props) {
  const { say } = useWords()
  const twice = problems.filter((one) => one.field === "unit")
  return (
    <section aria-labelledby="don-vi-tham-gia">
      <h2 id="don-vi-tham-gia" className="section-title">
        {say("rnd.who")}
      </h2>
      <p className="quiet">{say("rnd.who.intro")}</p>
      {twice.map(({ unit }) => (
        <p key={unit} role="alert" className="round-wrong">
          {say("rnd.twice", { unit })}
        </p>
      ))}
      <Stack>
        {groups.map((group, at) => (
          <OneGroup
            // oxlint-disable-next-line react/no-array-index-key -- the name is what is being typed
            key={at}
            group={group}
            problems={problems.filter((one) => one.field === "group" && one.at === at)}
            set={(next) => onChange(groups.with(at, next))}
            onRemove={groups.length === 1 ? null : () => onChange(groups.toSpliced(at, 1))}
          />
        ))}
        <Button
          className="at-start"
          size="compact-sm"
          variant="default"
          onClick={() => onChange([...groups, { name: "", units: [] }])}
        >
          {say("rnd.group.add")}
        </Button>
      </Stack>
    </section>
  )
}

interface GroupProps {
  readonly group: GroupForm
  readonly problems: readonly RoundProblem[]
  readonly set: (group: GroupForm) => void
  readonly onRemove: (() => void) | null
}

function OneGroup({ group, problems, set, onRemove }: GroupProps) {
  const { say } = useWords()
  const kinds = new Set<RoundProblem["kind"]>(problems.map(({ kind }) => kind))
  const error = kinds.has("wrong")
    ? say("rnd.group.name.wrong")
    : kinds.has("twice")
      ? say("rnd.group.name.twice")
      : undefined
  const add = (more: readonly string[]) =>
    set({ ...group, units: [...new Set([...group.units, ...more])] })
  return (
    <fieldset className="index-figures">
      <legend>{say("rnd.group", { name: group.name })}</legend>
      <Stack gap="sm">
        <TextInput
          label={say("rnd.group.name")}
          description={say("rnd.group.name.hint")}
          required
          spellCheck={false}
          maxLength={40}
          value={group.name}
          error={error}
          onChange={(event) => set({ ...group, name: event.currentTarget.value.trim() })}
        />
        <Adders group={group} add={add} />
        <p className={kinds.has("empty") ? "round-wrong" : "quiet"}>
          {group.units.length === 0
            ? say("rnd.group.empty")
            : say("rnd.group.count", { count: group.units.length })}
        </p>
        <Chosen
          units={group.units}
          onDrop={(unit) => set({ ...group, units: group.units.filter((one) => one !== unit) })}
        />
        {onRemove !== null && (
          <Button className="at-start" size="compact-sm" variant="subtle" onClick={onRemove}>
            {say("rnd.group.remove")}
          </Button>
        )}
      </Stack>
    </fieldset>
  )
}

interface AddersProps {
  readonly group: GroupForm
  readonly add: (units: readonly string[]) => void
}

/** Four ways in: a whole province, a group of the registry, one by name, ids from a list. */
function Adders({ group, add }: AddersProps) {
  const { say } = useWords()
  const [picked, setPicked] = useState(0)
  const province = useMutation({
    mutationFn: communesOf,
    onSuccess: (units) => add(units.map(({ id }) => id)),
  })
  const peers = useMutation({
    mutationFn: () => organisationsIn(group.name),
    onSuccess: (found) => add(found.map(({ id }) => id)),
  })
  return (
    <>
      <PlacePicker
        label={say("rnd.group.province")}
        kind="unit"
        value={null}
        onChange={(unit) => {
          if (unit !== null) province.mutate(unit)
        }}
      />
      {province.isError && <Failure error={province.error} />}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          disabled={group.name === ""}
          loading={peers.isPending}
          onClick={() => peers.mutate()}
        >
          {say("rnd.group.peers.add")}
        </Button>
        {peers.data?.length === 0 && <output>{say("rnd.group.peers.none")}</output>}
      </Group>
      {peers.isError && <Failure error={peers.error} />}
      <PlacePicker
        key={picked}
        label={say("rnd.group.one")}
        kind="both"
        value={null}
        onChange={(unit) => {
          if (unit === null) return
          add([unit])
          setPicked(picked + 1)
        }}
      />
      <PastedIds add={add} />
    </>
  )
}

function PastedIds({ add }: Pick<AddersProps, "add">) {
  const { say } = useWords()
  const [codes, setCodes] = useState("")
  return (
    <>
      <Textarea
        label={say("rnd.group.codes")}
        autosize
        maxRows={5}
        value={codes}
        onChange={(event) => setCodes(event.currentTarget.value)}
      />
      <Button
        className="at-start"
        size="compact-sm"
        variant="default"
        disabled={codes.trim() === ""}
        onClick={() => {
          add(codes.split(/[\s,;]+/u).filter((code) => code !== ""))
          setCodes("")
        }}
      >
        {say("rnd.group.codes.add")}
      </Button>
    </>
  )
}

const MOST_NAMED = 40

function Chosen({
  units,
  onDrop,
}: {
  readonly units: readonly string[]
  readonly onDrop: (unit: string) => void
}) {
  const { say } = useWords()
  return (
    <ul className="roles unit-list">
      {units.slice(0, MOST_NAMED).map((unit) => (
        <li key={unit}>
          <UnitName id={unit} />
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={say("rnd.group.drop", { unit })}
            onClick={() => onDrop(unit)}
          >
            {say("rnd.group.drop.short")}
          </Button>
        </li>
      ))}
      {units.length > MOST_NAMED && (
        <li>{say("rnd.group.more", { count: units.length - MOST_NAMED })}</li>
      )}
    </ul>
  )
}

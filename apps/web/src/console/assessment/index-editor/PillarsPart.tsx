import { Button, MultiSelect, Stack, TextInput } from "@mantine/core"
import type { IndexSet, Pillar } from "@tinhso/server/assessment/model"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"

interface Props {
  readonly index: IndexSet
  readonly frozen: boolean
  readonly onChange: (index: IndexSet, tag: string) => void
}

/** Views over groups that share criteria: told beside the total, never added to it. */
export function PillarsPart({ index, frozen, onChange }: Props) {
  const { say } = useWords()
  const { pillars } = index
  const groups = index.criteria.filter(({ kind }) => kind === "group" || kind === "scored")
  const put = (next: readonly Pillar[], tag: string) =>
    onChange({ ...index, pillars: [...next] }, tag)
  const add = () => {
    const taken = new Set(pillars.map(({ code }) => code))
    let number = pillars.length + 1
    while (taken.has(`P${number}`)) number++
    const first = groups[0]?.code
    if (first === undefined) return
    put([...pillars, { code: `P${number}`, name: `P${number}`, members: [first] }], "")
  }
  return (
    <section aria-labelledby="cac-tru-cot">
      <h2 id="cac-tru-cot" className="section-title">
        {say("idx.pillars")}
      </h2>
      <p className="quiet">
        {say(pillars.length === 0 ? "idx.pillars.none" : "idx.pillars.intro")}
      </p>
      <Stack>
        {pillars.map((pillar, i) =>
          frozen ? (
            <PillarTold key={pillar.code} pillar={pillar} index={index} />
          ) : (
            <PillarFields
              key={pillar.code}
              pillar={pillar}
              index={index}
              set={(more) =>
                put(
                  pillars.map((one, at) => (at === i ? { ...one, ...more } : one)),
                  `pillar ${i}`,
                )
              }
              onRemove={() => put(pillars.toSpliced(i, 1), "")}
            />
          ),
        )}
        {!frozen && (
          <Button
            className="at-start"
            size="compact-sm"
            variant="default"
            disabled={groups.length === 0}
            onClick={add}
          >
            {say("idx.pillars.add")}
          </Button>
        )}
      </Stack>
    </section>
  )
}

interface OneProps {
  readonly pillar: Pillar
  readonly index: IndexSet
}

function PillarTold({ pillar, index }: OneProps) {
  return (
    <p>
      <strong>{pillar.name}</strong> · {pillar.members.join(", ")} ·{" "}
      <PillarPoints pillar={pillar} index={index} />
    </p>
  )
}

function PillarPoints({ pillar, index }: OneProps) {
  const { say, language } = useWords()
  const points = pillar.members.reduce((sum, member) => {
    const row = index.criteria.find(({ code }) => code === member)
    return sum + Math.round((row?.maxPoints ?? 0) * 10_000)
  }, 0)
  return <>{say("idx.pillars.points", { points: formatPoints(points / 10_000, language) })}</>
}

interface FieldsProps extends OneProps {
  readonly set: (more: Partial<Pillar>) => void
  readonly onRemove: () => void
}

function PillarFields({ pillar, index, set, onRemove }: FieldsProps) {
  const { say } = useWords()
  const options = index.criteria
    .filter(({ kind }) => kind === "group" || kind === "scored")
    .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
  return (
    <div className="index-pillar">
      <TextInput
        label={say("idx.name")}
        required
        maxLength={500}
        value={pillar.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={say("idx.pillars.members")}
        description={<PillarPoints pillar={pillar} index={index} />}
        searchable
        data={options}
        value={pillar.members}
        onChange={(members) => {
          if (members.length > 0) set({ members })
        }}
      />
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={say("idx.pillars.remove", { code: pillar.code })}
        onClick={onRemove}
      >
        {say("idx.remove")}
      </Button>
    </div>
  )
}

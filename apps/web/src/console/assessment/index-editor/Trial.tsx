import { Button } from "@mantine/core"
import type { Figure, RuleTrial, RuleTried } from "@tinhso/server/assessment/model"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { PointsInput } from "./PointsInput.tsx"

interface Props {
  readonly figures: readonly Figure[]
  readonly examples: RuleTrial["examples"]
  readonly points: RuleTried["points"]
  readonly onChange: (examples: RuleTrial["examples"]) => void
}

/** A rule tried with figures of a few agencies: what each would get. */
export function Trial({ figures, examples, points, onChange }: Props) {
  const { say } = useWords()
  const set = (at: number, name: string, value: number | null) =>
    onChange(examples.map((one, i) => (i === at ? { ...one, [name]: value } : one)))
  return (
    <section aria-labelledby="thu-cong-thuc">
      <h3 id="thu-cong-thuc" className="index-part">
        {say("idx.try")}
      </h3>
      <p className="quiet">{say("idx.try.hint")}</p>
      {examples.map((example, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an example is nothing but its place
        <div key={at} className="index-trial">
          <strong>{say("idx.try.agency", { number: at + 1 })}</strong>
          {figures.map(({ name }) => (
            <PointsInput
              key={name}
              label={<code>{name}</code>}
              value={example[name] ?? null}
              onChange={(value) => set(at, name, value)}
            />
          ))}
          <Given point={points[at]} />
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        disabled={examples.length >= 20}
        onClick={() => onChange([...examples, {}])}
      >
        {say("idx.try.add")}
      </Button>
    </section>
  )
}

function Given({ point }: { readonly point: RuleTried["points"][number] | undefined }) {
  const { say, language } = useWords()
  if (point === undefined) return null
  const number = (value: number) => formatPoints(value, language)
  return (
    <output>
      {say("idx.try.points")}:{" "}
      <strong>{point.points === null ? say("idx.try.missing") : number(point.points)}</strong>
      {point.beyond !== null && (
        <span className="under">{say("idx.try.beyond", { value: number(point.beyond) })}</span>
      )}
    </output>
  )
}

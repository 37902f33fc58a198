import type { Dossier, QueuePage } from "@tinhso/server/assessment/model"
import { useWords } from "../../words/index.ts"
import { formatPoints, saidPoints } from "../points.ts"

interface Props {
  readonly dossier: Dossier
  readonly part: QueuePage["part"] | "council"
}

/** Points of everybody, the rule in words and as a formula, the figures with their source. */
export function ItemFacts({ dossier, part }: Props) {
  const { say } = useWords()
  const { definition, path } = dossier
  return (
    <>
      <Scores dossier={dossier} part={part} />
      <dl className="sitting-rule">
        {path.length > 0 && (
          <div>
            <dt>{say("vf.path")}</dt>
            <dd>{path.join(" › ")}</dd>
          </div>
        )}
        <div>
          <dt>{say("vf.rule")}</dt>
          <dd>{definition.ruleWords === "" ? say("vf.rule.people") : definition.ruleWords}</dd>
        </div>
        {definition.rule !== null && (
          <div>
            <dt>{say("vf.formula")}</dt>
            <dd>
              <code>{definition.rule}</code>
            </dd>
          </div>
        )}
        {definition.dataSource !== "" && (
          <div>
            <dt>{say("vf.source")}</dt>
            <dd>{definition.dataSource}</dd>
          </div>
        )}
        <div>
          <dt>{say("vf.needs")}</dt>
          <dd>{say(`vf.needs.${definition.evidence}`)}</dd>
        </div>
        {definition.note !== "" && (
          <div>
            <dt>{say("vf.note")}</dt>
            <dd>{definition.note}</dd>
          </div>
        )}
      </dl>
      {dossier.figures.length > 0 && <Figures dossier={dossier} />}
    </>
  )
}

function Scores({ dossier, part }: Props) {
  const { say, language } = useWords()
  const { definition, computed, self, verified, final, before } = dossier
  const text = (said: Dossier["self"]) => saidPoints(said, say, language)
  const differs = computed !== null && self !== null && computed !== self
  return (
    <dl className="facts-line sitting-scores">
      <Fact name={say("vf.max")} value={text(definition.maxPoints)} />
      <Fact name={say("vf.computed")} value={text(computed)} />
      <Fact name={say("vf.self")} value={text(self)} under={differs ? say("vf.differs") : ""} />
      {(part !== "lead" || verified !== null) && (
        <Fact name={say("vf.lead")} value={text(verified)} />
      )}
      <Confirmer dossier={dossier} />
      {final !== verified && <Fact name={say("vf.final")} value={text(final)} />}
      {before !== null && (
        <Fact
          name={say("vf.before")}
          value={text(before.final ?? before.self)}
          under={say("vf.before.self", { points: text(before.self) })}
        />
      )}
    </dl>
  )
}

/** What the organisation that confirms the figure said of the claim as it stands. */
function Confirmer({ dossier: { confirmedBy, steps } }: Pick<Props, "dossier">) {
  const { say, language } = useWords()
  if (confirmedBy === null) return null
  const claim = steps.findLast(({ stage }) => stage === "self")?.seq ?? 0
  const second = steps.findLast(({ part, seq }) => part === "co-verifier" && seq > claim)
  return (
    <Fact
      name={say("vf.confirmer", { name: confirmedBy.name })}
      value={
        second === undefined ? say("vf.confirmer.none") : saidPoints(second.points, say, language)
      }
      under={second?.reason ?? ""}
    />
  )
}

function Fact({ name, value, under = "" }: { name: string; value: string; under?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {under !== "" && <span className="under">{under}</span>}
      </dd>
    </div>
  )
}

function Figures({ dossier: { figures } }: { dossier: Dossier }) {
  const { say, language } = useWords()
  const shown = (value: number | null) => (value === null ? "—" : formatPoints(value, language))
  return (
    <table className="grid sitting-figures">
      <caption className="hidden">{say("vf.figures")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("vf.figure")}</th>
          <th scope="col" className="numeric">
            {say("vf.figure.value")}
          </th>
          <th scope="col" className="numeric">
            {say("vf.figure.before")}
          </th>
          <th scope="col">{say("vf.figure.source")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.name}>
            <th scope="row" data-label={say("vf.figure")}>
              <span>
                <code>{figure.name}</code> {figure.label}
              </span>
            </th>
            <td className="numeric" data-label={say("vf.figure.value")}>
              {shown(figure.value)} {figure.unit}
            </td>
            <td className="numeric" data-label={say("vf.figure.before")}>
              {shown(figure.before)}
            </td>
            <td data-label={say("vf.figure.source")}>
              <Source source={figure.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Source({ source }: { source: Dossier["figures"][number]["source"] }) {
  const { say } = useWords()
  if (source === null) return <>{say("vf.from.none")}</>
  switch (source.kind) {
    case "agency":
      return <>{say("vf.from.agency")}</>
    case "indicator":
      return (
        <>
          {say("vf.from.indicator")} <code>{source.code}</code>, {source.period}
        </>
      )
    case "given":
      return <>{say("vf.from.given", { from: source.from })}</>
  }
}

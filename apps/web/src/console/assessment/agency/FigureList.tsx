import { Anchor, Button, Group, TextInput } from "@mantine/core"
import type { CriterionScore, Figure } from "@tinhso/server/assessment/model"
import type { Language } from "../../../i18n/index.ts"
import { publicPath } from "../../frame/language.ts"
import type { Marks } from "../../grid/reading.ts"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { meant, problemWords } from "./problem-words.ts"
import { FigureDispute } from "./FigureDispute.tsx"
import type { CriterionRow } from "./sheet-rows.ts"
import type { SheetProps } from "./sheet-props.ts"
import { useTyped } from "./use-typed.ts"

type Props = SheetProps & { readonly row: CriterionRow }

/** The figures that a criterion is computed from: known ones with their source, others to fill in. */
export function FigureList(props: Props) {
  const { say } = useWords()
  const { row, form } = props
  const { figures } = row.criterion
  if (figures.length === 0) return null
  const known = new Map(row.score.figures.map((one) => [one.name, one]))
  return (
    <fieldset className="figures">
      <legend className="small-title">{say("dti.figures")}</legend>
      {figures.map((figure) => {
        const stands = known.get(figure.name)
        const typed =
          figure.indicator === null && (stands?.source == null || stands.source.kind === "agency")
        return typed && form.may.claim ? (
          <FigureField key={figure.name} {...props} figure={figure} />
        ) : (
          <div key={figure.name} className="figure-line">
            <FigureLine figure={figure} stands={stands} unit={form.sheet.participant.unit} />
            {stands?.source?.kind === "given" && (
              <FigureDispute
                form={form}
                deeds={props.deeds}
                criterion={row.code}
                name={figure.name}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

const labelOf = ({ label, name, unit }: Figure) =>
  `${label === "" ? name.replaceAll("_", " ") : label}${unit === "" ? "" : ` (${unit})`}`

const valueText = (value: number | null | undefined, language: Language, none: string) =>
  value === null || value === undefined ? none : formatPoints(value, language)

interface LineProps {
  readonly figure: Figure
  readonly stands: CriterionScore["figures"][number] | undefined
  readonly unit: string
}

/** A figure that the platform or the province has: shown, not typed. */
function FigureLine({ figure, stands, unit }: LineProps) {
  const { say, language } = useWords()
  return (
    <p>
      <span>{labelOf(figure)}: </span>
      <strong>{valueText(stands?.value, language, say("dti.none"))}</strong>
      <span className="quiet"> — {originWords(figure, stands, say)} </span>
      {stands?.source?.kind === "indicator" && (
        <Anchor href={provenance(stands.source, unit, language)} underline="always" size="sm">
          {say("dti.figure.provenance")}
        </Anchor>
      )}
    </p>
  )
}

function originWords(figure: Figure, stands: LineProps["stands"], say: Say): string {
  const origin = stands?.source ?? null
  if (origin === null) {
    return say(figure.indicator === null ? "dti.figure.agency" : "dti.figure.missing")
  }
  switch (origin.kind) {
    case "agency":
      return say("dti.figure.agency")
    case "indicator":
      return say("dti.figure.indicator", { code: origin.code, period: origin.period })
    case "given":
      return say("dti.figure.given", { from: origin.from })
  }
}

/** The public page that opens a value down to what was entered. */
function provenance(
  { code, period }: { readonly code: string; readonly period: string },
  unit: string,
  language: Language,
): string {
  const query = new URLSearchParams({ "chi-so": code, "don-vi": unit, ky: period })
  return publicPath(`/nguon-goc?${query.toString()}`, language)
}

function FigureField({ row, claims, figure, onMarks }: Props & { readonly figure: Figure }) {
  const { say, language } = useWords()
  const { score, draft, read, criterion } = row
  const { name } = figure
  const stands = score.figures.find((one) => one.name === name)?.value
  const field = useTyped(draft?.figures[name] ?? valueText(stands, language, ""), (text) =>
    claims.type(score, { field: "figure", name, text }),
  )
  const problem = read.problems.get(`figure ${name}`)
  return (
    <div>
      <TextInput
        {...field}
        label={labelOf(figure)}
        inputMode="decimal"
        autoComplete="off"
        maw="16rem"
        error={
          problem === undefined
            ? undefined
            : problemWords(problem, criterion.maxPoints, say, language)
        }
      />
      {problem?.kind === "ask" && (
        <Group gap="xs" mt={4}>
          {problem.exacts.map((exact) => (
            <Button
              key={exact}
              size="compact-sm"
              variant="default"
              onClick={() => onMarks(marksFor(exact))}
            >
              {meant(exact)}
            </Button>
          ))}
        </Group>
      )}
    </div>
  )
}

/** "1.234" read as 1234 uses points for thousands; read as 1,234 it uses them for decimals. */
const marksFor = (exact: string): Marks => (exact.includes(".") ? "point" : "comma")

import { Button, Group, TextInput } from "@mantine/core"
import type { Figure } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { indicatorsQuery, measuresQuery } from "../../definitions/queries.ts"
import { useWords } from "../../words/index.ts"
import type { PartProps } from "./part-props.ts"

const LETTERS = "abcdefghijkl".split("")

/** The figures that a rule reads: declared by the agency, or copied from an indicator. */
export function FiguresPart({ row, set }: PartProps) {
  const { say } = useWords()
  const change = (at: number, more: Partial<Figure>) =>
    set({ figures: row.figures.map((one, i) => (i === at ? { ...one, ...more } : one)) })
  const add = () => {
    const taken = new Set(row.figures.map(({ name }) => name))
    const name = LETTERS.find((letter) => !taken.has(letter)) ?? "x"
    set({ figures: [...row.figures, { name, label: "", unit: "", indicator: null }] })
  }
  return (
    <fieldset className="index-figures">
      <legend>{say("idx.figures")}</legend>
      {row.figures.map((figure, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the name is what is being typed
        <div key={i} className="index-figure">
          <FigureFields figure={figure} change={(more) => change(i, more)} />
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={say("idx.figures.remove", { name: figure.name })}
            onClick={() => set({ figures: row.figures.filter((_, at) => at !== i) })}
          >
            {say("idx.remove")}
          </Button>
        </div>
      ))}
      <Group>
        <Button size="compact-sm" variant="default" onClick={add}>
          {say("idx.figures.add")}
        </Button>
      </Group>
      <IndicatorList />
    </fieldset>
  )
}

interface FieldsProps {
  readonly figure: Figure
  readonly change: (more: Partial<Figure>) => void
}

function FigureFields({ figure, change }: FieldsProps) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("idx.figures.name")}
        spellCheck={false}
        maxLength={80}
        value={figure.name}
        onChange={(event) =>
          change({ name: event.currentTarget.value.normalize("NFC").replaceAll(/\s+/gu, "_") })
        }
      />
      <TextInput
        label={say("idx.figures.label")}
        maxLength={500}
        value={figure.label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <TextInput
        label={say("idx.figures.unit")}
        maxLength={60}
        value={figure.unit}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <TextInput
        label={say("idx.figures.indicator")}
        description={say("idx.figures.indicator.hint")}
        placeholder={say("idx.figures.declared")}
        spellCheck={false}
        list="cac-chi-so"
        maxLength={80}
        value={figure.indicator ?? ""}
        onChange={(event) => {
          const code = event.currentTarget.value.trim()
          change({ indicator: code === "" ? null : code })
        }}
      />
    </>
  )
}

/** Codes that figures may come from, offered by the browser while one types. */
function IndicatorList() {
  const { language } = useWords()
  const all = [...(useQuery(indicatorsQuery).data ?? []), ...(useQuery(measuresQuery).data ?? [])]
  return (
    <datalist id="cac-chi-so">
      {all.map(({ code, nameVi, nameEn }) => (
        <option key={code} value={code}>
          {language === "vi" ? nameVi : nameEn}
        </option>
      ))}
    </datalist>
  )
}

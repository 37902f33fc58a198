import { Button, Textarea } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { FormulaFault, FormulaRead } from "@tinhso/server/indicators/definitions/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import {
  type ComponentProps,
  type KeyboardEvent,
  type RefObject,
  useId,
  useRef,
  useState,
} from "react"
import { useWords } from "../words/index.ts"
import { FormulaFaults } from "./FormulaFaults.tsx"
import { FormulaSays } from "./FormulaSays.tsx"
import { formulaQuery, indicatorsQuery, measuresQuery } from "./queries.ts"
import { replaced, wordAt } from "./word-at.ts"

interface Props {
  readonly formula: string
  /** The indicator that it is of; "" while it has no code. */
  readonly code: string
  readonly error: string | undefined
  readonly onChange: (formula: string) => void
}

/** A formula over measures and indicators, checked while it is typed. */
export function FormulaField({ formula, code, error, onChange }: Props) {
  const { say } = useWords()
  const [settled] = useDebouncedValue(formula.trim() === "" ? "" : formula, 250)
  const read = useQuery(formulaQuery(settled, code))
  const codes = useCodes()
  return (
    <FormulaInput
      label={say("def.formula")}
      formula={formula}
      required
      error={error}
      read={settled === formula ? read.data : undefined}
      codes={codes}
      onChange={onChange}
    />
  )
}

/** A code that a formula may read. */
export interface Code {
  readonly code: string
  readonly name: string
}

interface InputProps {
  readonly label: string
  readonly formula: string
  readonly required?: boolean
  readonly error: string | undefined
  /** What the formula says as it stands; undefined while it is being checked. */
  readonly read: FormulaSaid | undefined
  /** All that it may read, offered while one types. */
  readonly codes: readonly Code[]
  readonly onChange: (formula: string) => void
}

type FormulaSaid = Pick<FormulaRead, "faults" | "ring"> & {
  readonly explained: ComponentProps<typeof FormulaSays>["explained"] | null
}

/** A formula: faults at their columns, codes completed. */
export function FormulaInput(props: InputProps) {
  const { say } = useWords()
  const { label, formula, required = false, error, read, codes, onChange } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const completion = useCompletion({ formula, codes, field, onChange })
  const fault = read?.faults.find((one) => one.suggestion !== null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "F2" && fault !== undefined) {
      event.preventDefault()
      onChange(mended(formula, fault))
    } else completion.onKeyDown(event)
  }
  return (
    <div>
      <Textarea
        ref={field}
        label={label}
        description={say("formula.hint")}
        required={required}
        autosize
        minRows={2}
        spellCheck={false}
        className="formula"
        value={formula}
        error={error}
        aria-autocomplete="list"
        aria-controls={completion.open ? completion.id : undefined}
        aria-activedescendant={completion.open ? completion.active : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value.normalize("NFC"))
          completion.typed(event.currentTarget.selectionStart)
        }}
        onKeyDown={onKeyDown}
        onBlur={completion.close}
      />
      {completion.open && <Completions completion={completion} />}
      <div aria-live="polite">
        <Told read={read} formula={formula} />
        {fault !== undefined && (
          <Button
            variant="default"
            size="compact-md"
            mt="xs"
            onClick={() => onChange(mended(formula, fault))}
          >
            {say("formula.accept", { text: fault.suggestion ?? "" })}
          </Button>
        )}
      </div>
    </div>
  )
}

const mended = (formula: string, { at, end, suggestion }: FormulaFault) =>
  replaced(formula, at - 1, end - 1, suggestion ?? "")

function Told({ read, formula }: { read: FormulaSaid | undefined; formula: string }) {
  const { say } = useWords()
  if (formula.trim() === "") return null
  if (read === undefined) return <p className="formula-quiet">{say("formula.checking")}</p>
  if (read.explained === null) return <FormulaFaults formula={formula} faults={read.faults} />
  return <FormulaSays explained={read.explained} ring={read.ring} />
}

/** The codes that what is being typed may become, and the keys that choose one. */
function useCompletion({
  formula,
  codes,
  field,
  onChange,
}: Pick<InputProps, "formula" | "codes" | "onChange"> & {
  readonly field: RefObject<HTMLTextAreaElement | null>
}) {
  const id = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const { start, word } = wordAt(formula, caret ?? 0)
  const found = caret === null || word.length < 2 ? [] : matching(codes, word)
  const options = found.filter((one) => one.code !== word)
  const open = options.length > 0
  const place = Math.min(chosen, options.length - 1)
  const accept = (code: string) => {
    onChange(replaced(formula, start, start + word.length, code))
    setCaret(null)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const taken = event.key === "Enter" || event.key === "Tab" ? options[place] : undefined
    if (step !== undefined) setChosen((place + step + options.length) % options.length)
    else if (taken !== undefined) accept(taken.code)
    else if (event.key === "Escape") setCaret(null)
    else return
    event.preventDefault()
  }
  const typed = (at: number) => {
    setCaret(at)
    setChosen(0)
  }
  return {
    id,
    open,
    options,
    place,
    active: `${id}-${String(place)}`,
    accept,
    onKeyDown,
    typed,
    close: () => setCaret(null),
  }
}

type Completion = ReturnType<typeof useCompletion>

const SHOWN = 8

/** Codes of which a part of the code or the name is typed, with or without tone marks. */
function matching(codes: readonly Code[], word: string): readonly Code[] {
  const key = searchKey(word.replaceAll("_", " "))
  if (key === "") return []
  return codes
    .flatMap(({ code, name }) => {
      const [written, named] = [searchKey(code.replaceAll("_", " ")), searchKey(name)]
      const rank = written.startsWith(key)
        ? 0
        : written.includes(key)
          ? 1
          : named.includes(key)
            ? 2
            : 3
      return rank === 3 ? [] : [{ code, name, rank }]
    })
    .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
    .slice(0, SHOWN)
}

/** Every indicator, and every measure that is reported. */
function useCodes(): readonly Code[] {
  const { language } = useWords()
  const [indicators, measures] = [useQuery(indicatorsQuery), useQuery(measuresQuery)]
  const all = [
    ...(indicators.data ?? []),
    ...(measures.data ?? []).filter(({ reporting }) => reporting !== null),
  ]
  return all.map(({ code, nameVi, nameEn }) => ({
    code,
    name: language === "vi" ? nameVi : nameEn,
  }))
}

function Completions({ completion }: { completion: Completion }) {
  const { say } = useWords()
  return (
    // oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot stand under a text that is typed
    // oxlint-disable jsx-a11y/click-events-have-key-events -- the keys are heard by the field
    // oxlint-disable jsx-a11y/interactive-supports-focus -- the field keeps the focus
    <div
      className="completions"
      role="listbox"
      id={completion.id}
      aria-label={say("formula.suggestions")}
    >
      {completion.options.map(({ code, name }, i) => (
        <div
          key={code}
          id={`${completion.id}-${String(i)}`}
          role="option"
          aria-selected={i === completion.place}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => completion.accept(code)}
        >
          <code>{code}</code> <span className="completion-name">{name}</span>
        </div>
      ))}
    </div>
  )
}

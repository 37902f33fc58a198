import type { CellWord } from "./face.ts"

interface Props {
  readonly id: string
  readonly word: CellWord
  /** Others are only read out. */
  readonly seen: boolean
}

/** What is said of a cell, beneath it; a question has its answers. */
export function CellWords({ id, word, seen }: Props) {
  return (
    <span id={id} className={seen ? "sheet-word" : "hidden"} data-tone={word.tone}>
      {word.text}
      {seen &&
        word.choices?.map(({ label, choose }, index) => (
          <button
            key={label}
            type="button"
            tabIndex={-1}
            className="sheet-choice"
            onClick={(event) => {
              event.stopPropagation()
              choose()
            }}
          >
            {label} <kbd>Alt {index + 1}</kbd>
          </button>
        ))}
    </span>
  )
}

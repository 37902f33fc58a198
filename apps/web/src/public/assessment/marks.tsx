import type { Mark, Sentence } from "@tinhso/server/assessment/outputs/model"
import { Notice } from "../../ui/Notice.tsx"
import { useSite } from "../site.tsx"
import { MARK_WORDS, pieceHref } from "./words.ts"

/** What must be known before anything is believed. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  const { t } = useSite()
  return marks.map((mark) => {
    const [title, what] = MARK_WORDS[mark]
    return (
      <Notice key={mark} tone="warn" title={t(title)}>
        <p>{t(what)}</p>
      </Notice>
    )
  })
}

/** What the facts say, each number open to where it comes from. */
export function Sentences({ all }: { all: readonly Sentence[] }) {
  const { language } = useSite()
  return (
    <ul className="told">
      {all.map((sentence) => (
        <li key={sentence.vi.map(({ text }) => text).join("")}>
          {sentence[language].map((piece, index) =>
            piece.to === null ? (
              piece.text
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- pieces of a fixed sentence
              <a key={index} href={pieceHref(piece.to, language)}>
                {piece.text}
              </a>
            ),
          )}
        </li>
      ))}
    </ul>
  )
}

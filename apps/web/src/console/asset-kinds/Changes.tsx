import type { KindVersion } from "@tinhso/server/registry/assets/model"
import { useWords } from "../words/index.ts"

const MOST = 12

/** What one version of a declaration says otherwise than the one before. */
export function Changes({ changes }: { readonly changes: KindVersion["changes"] }) {
  const { say } = useWords()
  if (changes.length === 0) return <>—</>
  return (
    <ul className="plain">
      {changes.slice(0, MOST).map(({ where, before, after }) => (
        <li key={where} className="wrap-anywhere">
          <code>{where}</code>: {shortly(before)} → {shortly(after)}
        </li>
      ))}
      {changes.length > MOST && (
        <li>{say("kinds.change.more", { count: changes.length - MOST })}</li>
      )}
    </ul>
  )
}

function shortly(value: unknown): string {
  if (value === null) return "—"
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

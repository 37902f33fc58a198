import { Anchor } from "@mantine/core"
import type { IndexFinding } from "@tinhso/server/assessment/model"
import { useWords } from "../../words/index.ts"

interface Props {
  readonly findings: readonly IndexFinding[]
  readonly onGo: (code: string) => void
}

/** What must be mended before an index is issued, and what is known not to be known. */
export function Findings({ findings, onGo }: Props) {
  const { say } = useWords()
  const wrong = findings.filter(({ weight }) => weight === "wrong")
  const gaps = findings.filter(({ weight }) => weight === "gap")
  return (
    <section aria-labelledby="can-xem">
      <h2 id="can-xem" className="section-title">
        {say("idx.findings")}
      </h2>
      <p aria-live="polite">
        {wrong.length === 0
          ? say("idx.findings.none")
          : say("idx.findings.wrong", { count: wrong.length })}{" "}
        {gaps.length > 0 && say("idx.findings.gap", { count: gaps.length })}
      </p>
      <ul className="said">
        {[...wrong, ...gaps].map(({ code, weight, message }) => (
          <li
            key={`${code ?? ""} ${message}`}
            className={weight === "wrong" ? "said-problem" : "said-warning"}
          >
            {code === null ? (
              <strong>{say("idx.findings.whole")}</strong>
            ) : (
              <Anchor
                component="button"
                type="button"
                underline="always"
                onClick={() => onGo(code)}
              >
                {code}
              </Anchor>
            )}
            {": "}
            {message}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Text } from "@mantine/core"
import type { ReleaseDetail } from "@tinhso/server/indicators/releases/model"
import { useWords } from "../words/index.ts"

/** What whoever publishes should know, each with examples. */
export function Checks({ checks }: Pick<ReleaseDetail, "checks">) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="can-xem">
      <h2 id="can-xem" className="section-title">
        {say("rel.checks")}
      </h2>
      {checks.length === 0 && <Text>{say("rel.checks.none")}</Text>}
      <ul>
        {checks.map(({ kind, textVi, textEn, examples }) => (
          <li key={kind}>
            {language === "en" ? textEn : textVi}
            {examples.length > 0 && (
              <details>
                <summary>{say("rel.examples", { count: examples.length })}</summary>
                <ul>
                  {examples.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

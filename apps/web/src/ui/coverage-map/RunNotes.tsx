import type { Run } from "@tinhso/server/coverage/runs/model"
import { numberIn, type Voice } from "./voice.ts"

/** What must be known wherever a run is shown: made-up stations, flat ground, withdrawn. */
export function RunNotes({ run, voice }: { readonly run: Run; readonly voice: Voice }) {
  const { t, language } = voice
  const stations = run.facts?.stations
  return (
    <>
      {run.illustrative && (
        <p className="cov-note" role="note">
          <strong>{t("cov.illustrative")}.</strong>{" "}
          {t("cov.illustrativeWhat", {
            count: numberIn(stations?.illustrative ?? 0, language),
            of: numberIn(stations?.used ?? 0, language),
          })}
        </p>
      )}
      {run.flatGround && (
        <p className="cov-note" role="note">
          <strong>{t("cov.flat")}.</strong> {t("cov.flatWhat")}
        </p>
      )}
      {run.state === "withdrawn" && (
        <p className="cov-note" role="note">
          <strong>{t("cov.withdrawn")}.</strong> {t("cov.withdrawnWhat")}
        </p>
      )}
    </>
  )
}

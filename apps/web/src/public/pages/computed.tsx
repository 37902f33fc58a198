import type { ComputedDetail, PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import { unitOfMeasure } from "../../i18n/units.ts"
import { orNull, part } from "../api.ts"
import { Definition, provincesState, Values } from "../parts/computed.tsx"
import { Crumbs, Permalink, ViewSwitch } from "../parts/controls.tsx"
import { indicatorName } from "../parts/explore/names.ts"
import { questionOf } from "../parts/explore/state.ts"
import { inLanguage } from "../parts/words.ts"
import { type PageResult, type Site, useSite } from "../site.tsx"

/** What is known of a code that is computed, with its values; null where it is not. */
export async function readComputed(
  site: Site,
  code: string,
): Promise<{ computed: ComputedDetail; answer: PivotAnswer | null } | null> {
  const computed = await orNull(site.api<ComputedDetail>(`/api/v1/computed/${part(code)}`))
  if (computed === null) return null
  const state = {
    ...provincesState(computed.code),
    view: site.query.get("view"),
    asof: site.query.get("asof"),
  }
  const answer =
    computed.periods.length === 0
      ? null
      : await site.api<PivotAnswer>(`/api/v1/pivot?${questionOf(state).toString()}`)
  return { computed, answer }
}

/** The page of an indicator that is computed, or of a measure that is only collected. */
export function computedPage(
  site: Site,
  found: { computed: ComputedDetail; answer: PivotAnswer | null },
): PageResult {
  const { computed } = found
  return {
    title: indicatorName(site, computed),
    description: inLanguage(site, computed.definitionVi, computed.definitionEn),
    canonicalQuery: ["view", "asof"],
    body: <ComputedBody {...found} />,
  }
}

function ComputedBody({
  computed,
  answer,
}: {
  computed: ComputedDetail
  answer: PivotAnswer | null
}) {
  const site = useSite()
  const { t, language } = site
  return (
    <>
      <Crumbs trail={[{ to: "/chi-so", title: t("nav.measures") }]} />
      <h1>{indicatorName(site, computed)}</h1>
      <p className="lead">
        {inLanguage(site, computed.definitionVi, computed.definitionEn)}{" "}
        {computed.unitOfMeasure !== "" &&
          t("measure.inUnit", { unit: unitOfMeasure(computed.unitOfMeasure, language) })}
      </p>
      {answer !== null && (
        <div className="controls">
          <ViewSwitch view={answer.view} />
          <Permalink view={answer.view} />
        </div>
      )}
      <Values code={computed.code} answer={answer} />
      <Definition computed={computed} />
    </>
  )
}

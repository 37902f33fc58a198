import type { IndexTold } from "@tinhso/server/assessment/model"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Facts } from "../../ui/Facts.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { missing } from "../pages/failure.tsx"
import { Crumbs, Downloads } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { type Page, type Site, useSite } from "../site.tsx"
import { IndexTree } from "./index-tree.tsx"
import { Marks } from "./marks.tsx"
import { decisionText, pointsText, ROUNDS } from "./words.ts"

/** An issued index: its tree with points and rules in words, its pillars, what is not known of it. */
export const indexPage: Page = async (site, { id = "" }) => {
  const told = await issuedIndex(site, id)
  if (told === null) return missing(site, site.t("dti.indexMissing", { id }))
  const { index } = told
  return {
    title: inLanguage(site, index.name, index.nameEn),
    description: sentenceOf(told, site),
    canonicalQuery: ["ban"],
    body: <Body told={told} />,
  }
}

/** The version that the address names, else the newest; what is still being edited is not shown. */
async function issuedIndex(site: Site, id: string): Promise<IndexTold | null> {
  const asked = Number(site.query.get("ban") ?? Number.NaN)
  const address = `/api/v1/assessment/indices/${part(id)}`
  const read = (version: number | null) =>
    orNull(site.api<IndexTold>(version === null ? address : `${address}?version=${version}`))
  const told = await read(Number.isInteger(asked) && asked > 0 ? asked : null)
  if (told === null || told.issuedAt !== null) return told
  if (Number.isInteger(asked) || told.version === 1) return null
  return read(told.version - 1)
}

function sentenceOf({ index }: IndexTold, { t, language }: Site): string {
  const scored = index.criteria.filter(({ kind }) => kind === "scored")
  const max = index.maxPoints === null ? t("dti.unknown") : formatWhole(index.maxPoints, language)
  if (scored.length === 0) return t("dti.indexSentenceUnknown", { max })
  return t("dti.indexSentence", {
    criteria: formatWhole(scored.length, language),
    rules: formatWhole(scored.filter(({ rule }) => rule !== null).length, language),
    max,
  })
}

function Body({ told }: { told: IndexTold }) {
  const site = useSite()
  const { t, language } = site
  const { index, version, issuedAt } = told
  const api = `/api/v1/assessment/indices/${part(index.id)}?version=${version}`
  return (
    <>
      <Crumbs trail={[{ to: ROUNDS, title: t("nav.assessment") }]} />
      <h1>{inLanguage(site, index.name, index.nameEn)}</h1>
      <p className="lead">{sentenceOf(told, site)}</p>
      <Marks marks={index.decision.trim() === "" ? ["illustrative"] : []} />
      <Gaps told={told} />
      <Facts
        facts={[
          { name: t("dti.level"), value: t(`dti.level.${index.level}`) },
          { name: t("dti.decision"), value: decisionText(index, site) },
          {
            name: t("dti.version"),
            value: `${version}${issuedAt === null ? "" : `, ${formatInstant(issuedAt, language)}`}`,
          },
          { name: t("dti.source"), value: index.source },
        ]}
      />
      <IndexTree index={index} />
      {index.pillars.length > 0 && <Pillars told={told} />}
      <Downloads links={[{ href: api, title: "JSON" }]} />
    </>
  )
}

/** What is not known of it: said, never made up. */
function Gaps({ told: { index, findings } }: { told: IndexTold }) {
  const { t } = useSite()
  const gaps = findings.filter(({ weight }) => weight === "gap")
  if (index.gaps === "" && gaps.length === 0) return null
  return (
    <Notice tone="info" title={t("dti.gaps")}>
      {index.gaps !== "" && <p>{index.gaps}</p>}
      {gaps.length > 0 && (
        <details>
          <summary>{t("dti.gapsCount", { count: gaps.length })}</summary>
          <ul>
            {gaps.map(({ code, message }) => (
              <li key={`${code ?? ""} ${message}`}>
                {code !== null && <code>{code}</code>} {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  )
}

function Pillars({ told: { index } }: { told: IndexTold }) {
  const { t, language } = useSite()
  const maxima = new Map(index.criteria.map(({ code, maxPoints }) => [code, maxPoints]))
  return (
    <section aria-labelledby="tru-cot">
      <h2 id="tru-cot">{t("dti.pillars")}</h2>
      <p className="prose">{t("dti.pillarsHow")}</p>
      <ul>
        {index.pillars.map(({ code, name, members }) => {
          const parts = members.map((member) => maxima.get(member) ?? null)
          const known = parts.every((one) => one !== null)
          const sum = parts.reduce<number>((all, one) => all + (one ?? 0), 0)
          return (
            <li key={code}>
              <strong>{name}</strong>: {members.join(" + ")}
              {known && ` = ${t("dti.pointsOf", { points: pointsText(sum, language) })}`}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

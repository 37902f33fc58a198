import type { ReleaseDetail } from "@tinhso/server/indicators/releases/model"
import { formatDay, type Language, translator } from "../../i18n/index.ts"
import { localPath, type Site } from "../site.tsx"
import { releasePath } from "./words.ts"

const inVietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

/** The Vietnamese day of an instant, as a language writes it. */
export const dayOf = (instant: string, language: Language) =>
  formatDay(inVietnam.format(new Date(instant)), language)

/** How to cite a release, in a language. */
export function citationOf(release: ReleaseDetail, language: Language, { origin }: Site): string {
  const { id, titleVi, titleEn, publishedAt, preparedAt, sha256 } = release
  return translator(language)("release.citation", {
    title: language === "vi" ? titleVi : titleEn,
    id,
    day: dayOf(publishedAt ?? preparedAt, language),
    address: origin + localPath(releasePath(id), language),
    sha256: sha256 ?? "",
  })
}

const TYPES = {
  csv: "text/csv",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const

/** What search engines and catalogues read: schema.org `Dataset`. */
export function datasetOf(release: ReleaseDetail, { origin }: Site): object {
  const { id, titleVi, titleEn, noteVi, sha256, publishedAt, files, indicators } = release
  const address = origin + releasePath(id)
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": address,
    url: address,
    identifier: sha256 === null ? id : [id, `sha256:${sha256}`],
    name: titleVi,
    alternateName: titleEn,
    description: noteVi === "" ? `${titleVi} / ${titleEn}` : noteVi,
    inLanguage: ["vi", "en"],
    isAccessibleForFree: true,
    ...(publishedAt === null ? {} : { datePublished: publishedAt }),
    version: id,
    temporalCoverage: release.contents.periods.join(", "),
    variableMeasured: indicators.map((one) => ({
      "@type": "PropertyValue",
      propertyID: one.code,
      name: one.nameVi,
      alternateName: one.nameEn,
      unitText: one.unitOfMeasure,
    })),
    ...(release.corrects === null ? {} : { isBasedOn: origin + releasePath(release.corrects) }),
    ...(release.correctedBy === null
      ? {}
      : { subjectOf: origin + releasePath(release.correctedBy.id) }),
    ...(files === null
      ? {}
      : {
          distribution: (["csv", "json", "xlsx"] as const).map((format) => ({
            "@type": "DataDownload",
            contentUrl: `${address}.${format}`,
            encodingFormat: TYPES[format],
            contentSize: `${files[format].bytes} B`,
            sha256: files[format].sha256,
          })),
        }),
  }
}

/** JSON that can stand in a page: nothing in it ends the script. */
export const inPage = (facts: object): string =>
  JSON.stringify(facts)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")

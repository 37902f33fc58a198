import { Notice } from "../../ui/Notice.tsx"
import { numberIn } from "../../ui/coverage-map/voice.ts"
import { href, useSite } from "../site.tsx"
import { type NamedPlace, placeAddress, type Sought } from "./find.ts"

type Kept = Readonly<Record<string, string>>

/** What became of the words of a person that are not one place: names, several places, none. */
export function SoughtPlaces({ sought, kept }: { readonly sought: Sought; readonly kept: Kept }) {
  const site = useSite()
  const { t, language } = site
  const { text, found, names } = sought
  if (found === null || found.kind === "place") return null
  if (found.kind === "words") return <Names text={text} names={names} kept={kept} />
  const degrees = (value: number) => numberIn(value, language, 5)
  if (found.kind === "outside") {
    const { latitude, longitude } = found.place
    return (
      <p className="empty">
        {t("cov.find.outside", { latitude: degrees(latitude), longitude: degrees(longitude) })}
      </p>
    )
  }
  return (
    <section aria-labelledby="cov-nhieu">
      <p id="cov-nhieu">{t("cov.find.several", { text })}</p>
      <ul>
        {found.candidates.map(({ longitude, latitude, meridian, zone }) => (
          <li key={`${longitude} ${latitude}`}>
            <a href={href(site, placeAddress({ longitude, latitude }, kept))}>
              {degrees(latitude)}; {degrees(longitude)}
            </a>
            {meridian !== null && zone !== null && (
              <> · {t("cov.find.meridian", { meridian: minutes(meridian), zone })}</>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "107°45′" */
const minutes = (degrees: number) => {
  const rest = Math.round((degrees % 1) * 60)
  return `${Math.floor(degrees)}°${String(rest).padStart(2, "0")}′`
}

function Names({
  text,
  names,
  kept,
}: {
  readonly text: string
  readonly names: readonly NamedPlace[]
  readonly kept: Kept
}) {
  const site = useSite()
  const { t } = site
  if (names.length === 0) return <p className="empty">{t("cov.find.none", { text })}</p>
  return (
    <section aria-labelledby="cov-ten">
      <h2 id="cov-ten">{t("cov.find.names", { text })}</h2>
      <ul className="hits">
        {names.map(({ name, within, kind, place }) => (
          <li key={`${name} ${place.longitude} ${place.latitude}`}>
            <a href={href(site, placeAddress(place, kept))}>{name}</a>
            <span className="context">
              {within === "" ? "" : `${within} · `}
              {t(kind === "unit" ? "cov.find.unit" : "cov.find.village")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How a place was understood, where that is not plain. */
export function Understood({ sought }: { readonly sought: Sought }) {
  const { t } = useSite()
  const { found } = sought
  if (found === null || found.kind !== "place") return null
  return (
    <>
      {found.swapped && <p className="small">{t("cov.find.swapped")}</p>}
      {found.meridian !== null && (
        <p className="small">
          {t("cov.find.meridian", { meridian: minutes(found.meridian), zone: found.zone ?? 3 })}
        </p>
      )}
    </>
  )
}

export function Refused({ detail }: { readonly detail: string }) {
  const { t } = useSite()
  return (
    <Notice tone="warn" title={t("cov.find")}>
      <p>{t("cov.find.bad", { detail })}</p>
    </Notice>
  )
}

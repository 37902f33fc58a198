import { AssetState } from "@tinhso/server/registry/assets/model"
import { MAP_NAMES } from "../../ui/asset-map/address.ts"
import { inLanguage } from "../parts/words.ts"
import { KeptQuery } from "../coverage/kept-query.tsx"
import { here, href, localPath, useSite } from "../site.tsx"
import type { MapView } from "./read.ts"

/** A plain form: every choice is another address. The frame of the map goes along with it. */
export function Filters({ view: { asked, kinds, unit } }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  return (
    <form className="asset-map-tools" method="get" action={localPath(site.path, site.language)}>
      <label>
        {t("assets.kind")}
        <select name={MAP_NAMES.kind} defaultValue={asked.kind}>
          <option value="">{t("assets.anyKind")}</option>
          {kinds
            .filter((kind) => kind.public.listed)
            .map((kind) => (
              <option key={kind.code} value={kind.code}>
                {inLanguage(site, kind.nameVi, kind.nameEn)}
              </option>
            ))}
        </select>
      </label>
      <label>
        {t("assets.state")}
        <select name={MAP_NAMES.state} defaultValue={asked.state}>
          <option value="">{t("assets.anyState")}</option>
          {AssetState.anyOf.map(({ const: state }) => (
            <option key={state} value={state}>
              {t(`assets.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("assets.words")}
        <input name={MAP_NAMES.q} type="search" defaultValue={asked.q} maxLength={200} size={12} />
      </label>
      <label>
        {t("assets.day")}
        <input name={MAP_NAMES.at} type="date" defaultValue={asked.at} />
      </label>
      {unit !== null && <input type="hidden" name={MAP_NAMES.unit} value={unit.id} />}
      <KeptQuery but={["kind", "state", "q", "at", "unit", "box", "chosen"]} />
      <button type="submit">{t("assets.apply")}</button>
      <button type="button" data-map-print="" hidden>
        {t("assets.print")}
      </button>
      {unit !== null && (
        <a href={href(site, `/ban-do/to-in?${site.query.toString()}`)} data-map-sheet="">
          {t("sheet.link")}
        </a>
      )}
      {unit !== null && (
        <a href={here(site, { [MAP_NAMES.unit]: null, [MAP_NAMES.box]: null })}>
          {t("assets.whole")}
        </a>
      )}
    </form>
  )
}

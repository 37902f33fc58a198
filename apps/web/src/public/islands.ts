// oxlint-disable-next-line import/no-unassigned-import -- Vite builds the site's style from it
import "./site.css"
import { copyLinks } from "./islands/copy.ts"
import { myPlace } from "./islands/my-place.ts"
import { printButtons } from "./islands/print.ts"
import { exploreForm } from "./islands/explore.ts"
import { sortableTables } from "./islands/sort.ts"
import { suggestions } from "./islands/suggest.ts"
import { themeToggle } from "./islands/theme.ts"

// Pages are complete without this file; it only adds comfort.
themeToggle()
copyLinks()
sortableTables()
suggestions()
exploreForm()
const assets = document.querySelector<HTMLElement>("[data-island=asset-map]")
if (assets !== null) {
  void import("./islands/asset-map.ts").then(({ showAssetMap }) => showAssetMap(assets))
  void import("./islands/coverage-map.ts").then(({ showCoverage }) => showCoverage(assets))
}
myPlace()
printButtons()
const map = document.querySelector<HTMLElement>("[data-island=map]")
if (map !== null) void import("./islands/map.ts").then(({ showMap }) => showMap(map))

import type { AssetKind } from "../model.ts"

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")

/** The landing page for people: the address to give to a map program, and what there is. */
export function landingPage(root: string, kinds: readonly AssetKind[]): string {
  const rows = kinds.map(({ code, nameVi, nameEn }) => {
    const items = escaped(`${root}/collections/${code}/items`)
    return `<tr><th scope="row">${escaped(nameVi)} <small lang="en">${escaped(nameEn)}</small></th><td><a href="${items}">${escaped(code)}</a></td></tr>`
  })
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hạ tầng số theo OGC API – Features · Tỉnh Số</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
code { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.25rem 0.5rem; border-bottom: 1px solid; font-weight: normal; }
</style>
</head>
<body>
<main>
<h1>Hạ tầng số theo OGC API – Features</h1>
<p>Địa chỉ cho QGIS, ogr2ogr <small lang="en">(the address for map programs)</small>: <code>${escaped(root)}</code></p>
<p>QGIS: Lớp → Thêm lớp → Thêm lớp WFS / OGC API – Features → Mới, dán địa chỉ trên, phiên bản “OGC API – Features”.</p>
<table>
<thead><tr><th scope="col">Tập</th><th scope="col">GeoJSON</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</main>
</body>
</html>
`
}

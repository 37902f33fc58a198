import { fileURLToPath } from "node:url"
import { renderAsync } from "@resvg/resvg-js"

const font = (file: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`))

/** The letters of the pages, whole: every Vietnamese mark is in one file. */
const FONTS = [
  font("400Regular/BeVietnamPro_400Regular.ttf"),
  font("600SemiBold/BeVietnamPro_600SemiBold.ttf"),
]

/** Twice the size of the drawing: sharp in print and on any screen. */
const SCALE = 2

/** A drawing as PNG. Drawings are our own; nothing in them is fetched. */
export async function pngOf(svg: string): Promise<Buffer> {
  const picture = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: "Be Vietnam Pro" },
    fitTo: { mode: "zoom", value: SCALE },
    background: "#ffffff",
    logLevel: "off",
  })
  return picture.asPng()
}

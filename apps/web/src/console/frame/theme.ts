import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
} from "@mantine/core"
import { sayNow } from "../words/index.ts"

/** The public site's accent. Shade 6 carries white text in light, shade 8 in dark. */
const accent = [
  "#e2eff7",
  "#c9e1f0",
  "#a3cde5",
  "#74b5db",
  "#4a9bca",
  "#2474a6",
  "#0b5580",
  "#094a70",
  "#17638f",
  "#0b4468",
] as const

/** Shade 4 draws the borders of what can be typed into: 3:1 against the page, in both schemes. */
const gray = [
  "#f6f8f9",
  "#edf1f3",
  "#e2e8ec",
  "#d8dfe4",
  "#82909b",
  "#707e89",
  "#53606a",
  "#414c55",
  "#2c353c",
  "#1a2228",
] as const

const dark = [
  "#e6ebee",
  "#c9d2d9",
  "#a5b1ba",
  "#8593a0",
  "#6e7e8b",
  "#35424c",
  "#212b32",
  "#182026",
  "#141b20",
  "#0e1316",
] as const

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 8 },
  fontFamily: "var(--font)",
  // Formulas are Vietnamese words: DejaVu Sans Mono sets some of their marks beside the letter.
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Be Vietnam Pro', sans-serif",
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem" },
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" } },
  },
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Notification: {
      // Asked when one is drawn: only then is the language known.
      defaultProps: () => ({ closeButtonProps: { "aria-label": sayNow("close") } }),
    },
  },
})

/** Mantine's own colours, told by the variables of `ui/theme.css`. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-anchor": "var(--accent)",
  },
  light: { "--mantine-color-error": "#a31d1d" },
  dark: { "--mantine-color-error": "#ffb3ab" },
})

const COOKIE = /(?:^|;\s*)theme=(light|dark)(?:;|$)/

/** Light or dark lives in the cookie that the public site reads too. */
export const schemeInCookie: MantineColorSchemeManager = {
  get: (fallback) => {
    const found = COOKIE.exec(document.cookie)?.[1]
    return found === "light" || found === "dark" ? found : fallback
  },
  set: (value) => {
    const age = value === "auto" ? 0 : 31_536_000
    document.documentElement.dataset["theme"] = value
    // oxlint-disable-next-line unicorn/no-document-cookie -- the public site writes it the same way
    document.cookie = `theme=${value}; path=/; max-age=${age}; samesite=lax`
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

/** Draws the kept choice before anything else is drawn; without one, the system decides. */
export function showKeptScheme(): void {
  const kept = schemeInCookie.get("auto")
  if (kept !== "auto") document.documentElement.dataset["theme"] = kept
}

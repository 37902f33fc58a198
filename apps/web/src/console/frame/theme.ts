import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
} from "@mantine/core"

/** One accent, the public site's. Shade 6 carries white text in light, shade 8 in dark. */
const accent = [
  "#eaf4fa",
  "#d3e6f1",
  "#a5cce3",
  "#74b2d6",
  "#4f9dcb",
  "#2b82b4",
  "#0b5c8a",
  "#0a5480",
  "#17638f",
  "#063650",
] as const

export const theme = createTheme({
  colors: { accent },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 8 },
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.4" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "sm",
  respectReducedMotion: true,
  focusRing: "auto",
  cursorType: "pointer",
})

/** Texts that stay at 4.5:1 or more on the backgrounds they stand on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1a222b",
    "--mantine-color-dimmed": "#52606d",
    "--mantine-color-placeholder": "#616e7c",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-anchor": "#0b5c8a",
    "--input-bd": "#7b8794",
  },
  dark: {
    "--mantine-color-body": "#12181e",
    "--mantine-color-text": "#e6ebf0",
    "--mantine-color-dimmed": "#a9b4c0",
    "--mantine-color-placeholder": "#a0abb7",
    "--mantine-color-error": "#ff9d94",
    "--mantine-color-anchor": "#7cc0ea",
  },
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
    // oxlint-disable-next-line unicorn/no-document-cookie -- the public site writes it the same way
    document.cookie = `theme=${value}; path=/; max-age=${age}; samesite=lax`
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

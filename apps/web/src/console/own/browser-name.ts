const BROWSERS = [
  [/\bEdgA?\/(\d+)/, "Edge"],
  [/\bOPR\/(\d+)/, "Opera"],
  [/\bcoc_coc_browser\/(\d+)/, "Cốc Cốc"],
  [/\bFirefox\/(\d+)/, "Firefox"],
  [/\b(?:Headless)?Chrome\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//, "Safari"],
] as const

const SYSTEMS = [
  [/\bAndroid\b/, "Android"],
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
] as const

/** "Chrome 156, Windows" for what a browser calls itself; its own words where it is no known one. */
export function browserName(client: string): string | null {
  if (client.trim() === "") return null
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(client)?.[1]
    if (version === undefined) continue
    const system = SYSTEMS.find(([sign]) => sign.test(client))?.[1]
    return system === undefined ? `${name} ${version}` : `${name} ${version}, ${system}`
  }
  return client.slice(0, 60)
}

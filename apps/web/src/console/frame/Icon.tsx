const PATHS = {
  work: "M5 3h9M5 8h9M5 13h9M1.5 3h.5M1.5 8h.5M1.5 13h.5",
  import: "M8 2v8M4.5 6.5 8 10l3.5-3.5M2 13.5h12",
  users: "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 14.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  organisations: "M2 14.5v-8l6-4 6 4v8M1 14.5h14M5 8v4M8 8v4M11 8v4",
  score: "M2 14.5h12M3.5 12v-4M8 12V2M12.5 12V5.5",
  plan: "M3 14.5v-13M3 2.5h9l-2 3 2 3H3",
  formula: "M12.5 3h-9l4.5 5-4.5 5h9",
  boards: "M2 2h5v6H2ZM9 2h5v4H9ZM2 10h5v4H2ZM9 8h5v6H9Z",
  mast: "M8 5.5 4.5 14.5M8 5.5l3.5 9M6 11h4M4.5 2.5a5 5 0 0 0 0 5M11.5 2.5a5 5 0 0 1 0 5M8 4.5v1",
  signal: "M2 14v-3M6 14V8.5M10 14V5.5M14 14V2",
  audit: "M3.5 1.5h6l3 3v10h-9ZM6 7.5h4M6 10.5h4",
  account:
    "M8 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM3.8 13c.8-1.5 2.3-2.3 4.2-2.3s3.4.8 4.2 2.3",
  public:
    "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM1.5 8h13M8 1.5c-4.5 4-4.5 9 0 13M8 1.5c4.5 4 4.5 9 0 13",
  menu: "M2 4h12M2 8h12M2 12h12",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  moon: "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z",
  file: "M3.5 1.5h6l3 3v10h-9ZM9.5 1.5v3h3",
  yes: "M2.5 8.5 6.5 12.5 13.5 4",
  no: "M4 4l8 8M12 4l-8 8",
  warn: "M8 2 15 14H1ZM8 6.5v3.5M8 11.8v.4",
  plus: "M8 3v10M3 8h10",
  change: "M2.5 6h9L9 3.5M13.5 10h-9L7 12.5",
  same: "M3 6h10M3 10h10",
} as const

export type IconName = keyof typeof PATHS

/** A small drawing beside a word; never alone the bearer of a meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className="icon"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

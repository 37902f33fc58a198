import type { Role } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { NavLink } from "react-router"
import { holds, meQuery } from "../session/session.ts"
import { useWords, type WordKey } from "../words/index.ts"
import { Icon, type IconName } from "./Icon.tsx"
import { publicPath } from "./language.ts"

interface Entry {
  readonly to: string
  readonly word: WordKey
  readonly icon: IconName
  /** Shown to those who hold it. */
  readonly role?: Role
}

const ENTRIES: readonly Entry[] = [
  { to: "/console", word: "nav.work", icon: "work" },
  { to: "/console/bao-cao", word: "nav.reports", icon: "file" },
  { to: "/console/cham-diem", word: "nav.scoring", icon: "score" },
  { to: "/console/nhap-so-lieu", word: "nav.import", icon: "import", role: "editor" },
  { to: "/console/ha-tang", word: "nav.assets", icon: "mast", role: "reader" },
  { to: "/console/vung-phu", word: "covrun.link", icon: "signal", role: "reader" },
  { to: "/console/do-song", word: "measured.link", icon: "signal", role: "reader" },
  { to: "/console/thon", word: "nav.villages", icon: "users", role: "reader" },
  { to: "/console/vung-lom", word: "nav.gaps", icon: "warn", role: "reader" },
  { to: "/console/cong-bo", word: "nav.releases", icon: "yes", role: "reader" },
  { to: "/console/bang", word: "nav.boards", icon: "boards" },
  { to: "/console/nguoi-dung", word: "nav.users", icon: "users", role: "administrator" },
  { to: "/console/ke-hoach", word: "nav.plans", icon: "plan" },
  { to: "/console/chi-so", word: "nav.definitions", icon: "formula", role: "administrator" },
  { to: "/console/bo-chi-so", word: "nav.indices", icon: "boards", role: "administrator" },
  {
    to: "/console/to-chuc",
    word: "nav.organisations",
    icon: "organisations",
    role: "administrator",
  },
  { to: "/console/nhat-ky", word: "nav.audit", icon: "audit", role: "administrator" },
  { to: "/console/tai-khoan", word: "nav.account", icon: "account" },
]

/** The sections that this person can use, and the way to the public site. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const shown = ENTRIES.filter((entry) => entry.role === undefined || holds(grants, entry.role))
  return (
    <ul className="nav">
      {shown.map((entry) => (
        <li key={entry.to}>
          <NavLink to={entry.to} end={entry.to === "/console"} onClick={onGo}>
            <Icon name={entry.icon} />
            {say(entry.word)}
          </NavLink>
        </li>
      ))}
      <li className="nav-apart">
        <a href={publicPath("/", language)}>
          <Icon name="public" />
          {say("nav.public")}
        </a>
      </li>
    </ul>
  )
}

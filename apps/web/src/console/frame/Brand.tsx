import { Link } from "react-router"
import { useWords } from "../words/index.ts"

export function Brand() {
  const { say } = useWords()
  return (
    <Link to="/console" className="brand" aria-label={say("console.aria")}>
      <svg viewBox="0 0 16 16" width="24" height="24" aria-hidden="true" focusable="false">
        <rect width="16" height="16" rx="3" className="brand-square" />
        <path d="M3.5 11.5v-3M8 11.5v-7M12.5 11.5V7" className="brand-bars" />
      </svg>
      <span>{say("product")}</span>
      <span className="brand-part">{say("console")}</span>
    </Link>
  )
}

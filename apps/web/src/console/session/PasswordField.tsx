import { PasswordInput, type PasswordInputProps } from "@mantine/core"
import { useId } from "react"
import { Icon } from "../frame/Icon.tsx"
import { useWords } from "../words/index.ts"
import { PASSWORD_LENGTH, passwordRules } from "./password-rules.ts"

/** A password to type; the eye can be reached by keyboard and has a name. */
export function PasswordField(props: PasswordInputProps) {
  const { say } = useWords()
  return (
    <PasswordInput
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ "aria-label": say("password.show") }}
      {...props}
    />
  )
}

interface NewPasswordProps {
  readonly label: string
  readonly value: string
  readonly onChange: (next: string) => void
  /** Name and e-mail, which may not stand in the password. */
  readonly own: readonly string[]
  readonly error?: string | undefined
}

/** A new password, its rules ticked off while one types. */
export function NewPasswordField({ label, value, onChange, own, error }: NewPasswordProps) {
  const { say } = useWords()
  const rulesId = useId()
  const rules = passwordRules(value, own)
  const lines = [
    [rules.long, say("password.long", { min: PASSWORD_LENGTH, count: rules.count })],
    [rules.varied, say("password.varied")],
    [rules.notOwn, say("password.notOwn")],
  ] as const
  return (
    <div>
      <PasswordField
        label={label}
        description={say("password.hint")}
        autoComplete="new-password"
        required
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-describedby={rulesId}
      />
      <div id={rulesId} className="rules" aria-live="polite">
        <span>{say("password.rules")}:</span>
        <ul>
          {lines.map(([met, text]) => (
            <li key={text} data-met={met}>
              <Icon name={met ? "yes" : "no"} size={14} />
              {text}
              <span className="hidden">: {say(met ? "password.met" : "password.unmet")}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

import { useState } from "react"

/** A field's text: what is being typed while one is in it, else what it stands for. */
export function useTyped(value: string, onType: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? value,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      setTyped(event.currentTarget.value)
      onType(event.currentTarget.value)
    },
    onBlur: () => setTyped(null),
  }
}

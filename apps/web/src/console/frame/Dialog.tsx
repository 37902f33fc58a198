import { Modal } from "@mantine/core"
import type { ReactNode } from "react"
import { useWords } from "../words/index.ts"

interface Props {
  readonly opened: boolean
  readonly title: string
  readonly children: ReactNode
  /** Without it the dialog stays until what it asks for is done. */
  readonly onClose?: () => void
  readonly size?: "md" | "lg"
}

const stay = () => {}

/** A question over the screen. */
export function Dialog({ opened, title, children, onClose, size = "md" }: Props) {
  const { say } = useWords()
  const leaves = onClose !== undefined
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose ?? stay}
      closeOnClickOutside={leaves}
      closeOnEscape={leaves}
      size={size}
      centered
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title component="h2" className="dialog-title">
            {title}
          </Modal.Title>
          {leaves && <Modal.CloseButton aria-label={say("close")} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

import { Button, Code, CopyButton, Group, Text } from "@mantine/core"
import { useWords } from "../words/index.ts"

/** A value that people must carry elsewhere, with a button that copies it. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const { say } = useWords()
  return (
    <Group gap="xs">
      <Text size="sm" component="span">
        {label}:{" "}
        <Code fz="sm" className="wrap-anywhere">
          {value}
        </Code>
      </Text>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-sm" onClick={copy}>
            {say(copied ? "copied" : "copy")}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}

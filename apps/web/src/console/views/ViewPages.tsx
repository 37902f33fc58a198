import { Anchor, Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams, useSearchParams } from "react-router"
import { Copyable } from "../frame/Copyable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { publicPath } from "../frame/language.ts"
import { Page } from "../frame/Page.tsx"
import { addressOf, stateOfView } from "../../public/parts/explore/state.ts"
import { useWords } from "../words/index.ts"
import { DeleteButton } from "./DeleteButton.tsx"
import { useSavedChanges, viewQuery } from "./queries.ts"
import { ViewForm } from "./ViewForm.tsx"
import { viewFromAddress } from "./view-from-address.ts"

/** Keeps the table that the public page sent along. */
export function SaveViewPage() {
  const { say, language } = useWords()
  const [query] = useSearchParams()
  const { view } = useSavedChanges()
  const go = useNavigate()
  const state = viewFromAddress(query)
  if (state === null) {
    return (
      <Page title={say("views.save")} intro={say("views.nothing")}>
        <Anchor href={publicPath("/phan-tich", language)}>{say("views.explore")}</Anchor>
      </Page>
    )
  }
  return (
    <Page title={say("views.save")}>
      <ViewForm
        initial={{ name: "", visibility: "private", state }}
        busy={view.isPending}
        error={view.error}
        onSave={(draft) =>
          view.mutate(draft, { onSuccess: ({ id }) => void go(`/console/ban-xem/${id}`) })
        }
      >
        <Button
          component="a"
          variant="default"
          href={`/phan-tich?${addressOf(stateOfView(state))}`}
        >
          {say("cancel")}
        </Button>
      </ViewForm>
    </Page>
  )
}

/** A view that is kept: its link, its name, who may open it. */
export function ViewPage() {
  const { say } = useWords()
  const { id = "" } = useParams()
  const query = useQuery(viewQuery(id))
  const { view, deleteView } = useSavedChanges()
  const go = useNavigate()
  return (
    <Page title={query.data?.name ?? say("views.change")}>
      <Loaded query={query}>
        {(saved) => (
          <>
            <p>
              <Anchor href={`/phan-tich?${addressOf(stateOfView(saved.state))}`}>
                {say("views.open")}
              </Anchor>
            </p>
            {saved.visibility !== "private" && (
              <Copyable label={say("views.address")} value={`${location.origin}/v/${saved.id}`} />
            )}
            <ViewForm
              key={saved.version}
              initial={saved}
              busy={view.isPending}
              error={view.error}
              onSave={(draft) => view.mutate({ ...draft, id: saved.id, version: saved.version })}
            >
              <Button component={Link} to="/console/bang" variant="default">
                {say("cancel")}
              </Button>
            </ViewForm>
            <DeleteButton
              what={say("views.deleteWhat")}
              busy={deleteView.isPending}
              onDelete={() =>
                deleteView.mutate(saved.id, { onSuccess: () => void go("/console/bang") })
              }
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

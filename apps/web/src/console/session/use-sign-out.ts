import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "react-router"
import { send } from "../../api.ts"

/** Ends the session on the server, then forgets everything that was read with it. */
export function useSignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => send<null>("POST", "/api/v1/identity/sign-out"),
    onSuccess: async () => {
      await navigate("/console/dang-nhap", { replace: true })
      client.clear()
    },
  })
}

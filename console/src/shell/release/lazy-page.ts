import { lazyRouteComponent } from '@tanstack/react-router'

/** The script of a page was not to be had. A TypeError, as what `fetch` throws where nothing is reached. */
export class PageMissing extends TypeError {}

/**
 * A page whose script is fetched when somebody goes there. Where it cannot be had, the router would load the whole console
 * anew; with the server out of reach the browser's own error page took its place. So the router is told of another error, and
 * what was open stays. Whether there is a newer console is found out apart (`watchForRelease`).
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => load().catch(missing), name)

function missing(cause: unknown): never {
  throw new PageMissing('expected the script of a page, it could not be had', { cause })
}

import { createContext, useContext } from 'react'
import type { Called } from './call.ts'
import type { Order } from './types.ts'

interface Portal {
  readonly order: Order | null
  /** Calls the API in the language that is read; where the session has ended, the door is shown meanwhile. */
  readonly ask: <T>(
    path: string,
    more?: { method?: 'POST' | 'DELETE'; body?: unknown; file?: Blob },
  ) => Promise<Called<T>>
  /** Looks at the order anew. */
  readonly refresh: () => Promise<Called<Order>>
}

export const PortalContext = createContext<Portal | null>(null)

export function usePortal(): Portal {
  const portal = useContext(PortalContext)
  if (portal === null) throw new Error('expected a portal around')
  return portal
}

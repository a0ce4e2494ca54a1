import type { Me } from '@aftersale/contract'
import { useRouteContext } from '@tanstack/react-router'

/** Who is signed in. For pages inside the staff's frame only. */
export const useMe = (): Me => useRouteContext({ from: '/staff', select: ({ me }) => me })

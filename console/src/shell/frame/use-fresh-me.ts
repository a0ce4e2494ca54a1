import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { meQuery } from '../../api/me.ts'
import { useMe } from '../use-me.ts'

/**
 * Who one is changes while one works: a name, a role, what it permits. Pages have it from the router, which reads it anew as soon
 * as another answer is there. That one is signed out is told by what is refused then, where one is.
 */
export function useFreshMe(): void {
  const router = useRouter()
  const known = useMe()
  const { data: me } = useQuery(meQuery)
  const hasChanged = me !== undefined && me !== null && me !== known
  useEffect(() => {
    if (hasChanged) void router.invalidate()
  }, [hasChanged, router])
}

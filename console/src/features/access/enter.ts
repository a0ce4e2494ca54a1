import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { forgetPerson } from '../../api/me.ts'

/** Goes inside after signing in. What someone else saw before on this page is forgotten first. */
export function useEnter(): (next?: string) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    async (next = '/') => {
      forgetPerson(queries)
      await navigate({ href: next, replace: true })
    },
    [queries, navigate],
  )
}

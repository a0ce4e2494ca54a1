import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

/** How often (milliseconds) a browser says that somebody has a file open; who misses two of them is gone. */
const EVERY = 15_000

export const editorsKey = (resource: string) => ['studio', 'editors', resource] as const

/** Says that one has a file open, and hears who else has and what they saved. */
export function useEditors(resource: string, isEditing: boolean) {
  return useQuery({
    queryKey: editorsKey(resource),
    queryFn: () => answered(api().keepDraftOpen({ params: { resource } })),
    enabled: isEditing,
    refetchInterval: EVERY,
    gcTime: 0,
  })
}

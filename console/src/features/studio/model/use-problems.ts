import type { ModelProblem } from '@aftersale/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

/** After so long without a change (milliseconds) the server is asked. */
const PAUSE = 700

const NONE: readonly ModelProblem[] = []

export interface Checked {
  readonly problems: readonly ModelProblem[]
  readonly warnings: readonly ModelProblem[]
  /** Whether what is said is of an earlier content, or nothing was said yet. */
  readonly isStale: boolean
  readonly error: unknown
}

/** What publishing a file would refuse, asked again whenever it has changed. */
export function useProblems(resource: string, content: string, isAsked: boolean): Checked {
  const [asked, setAsked] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(content), PAUSE)
    return () => clearTimeout(timer)
  }, [content])
  const query = useQuery({
    queryKey: ['studio', 'check', resource, asked],
    queryFn: () => answered(api().checkModels({ body: { files: [{ name: resource, content: asked }] } })),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return {
    problems: query.data?.problems ?? NONE,
    warnings: query.data?.warnings ?? NONE,
    isStale: query.isPlaceholderData || query.isPending || asked !== content,
    error: query.error,
  }
}

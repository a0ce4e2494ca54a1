import type { ModelProblem } from '@aftersale/contract'
import type { InForce, Made } from './shelf.ts'

/**
 * What files would take from others: a process, decision or document that is in force under another name would go on under
 * this one, and whoever drafts the other file would not hear of it.
 */
export function takenOver(before: readonly InForce[], made: readonly Made[]): ModelProblem[] {
  const published = new Set(made.map(({ resource }) => resource))
  const owners = new Map(
    before.flatMap(({ resource, kind, parts }) => parts.map(({ key }) => [`${kind} ${key}`, resource] as const)),
  )
  return made.flatMap(({ resource, parts }) =>
    parts.flatMap(({ kind, key }): ModelProblem[] => {
      const owner = owners.get(`${kind} ${key}`)
      if (owner === undefined || published.has(owner)) return []
      return [
        {
          resource,
          code: 'studio.key-elsewhere',
          element: key,
          message: {
            en: `“${key}” is in force in the file ${owner}: change it there, or give it another id here.`,
            'zh-CN': `“${key}”已在文件 ${owner} 中发布：请在该文件中修改，或在此使用其他标识。`,
          },
        },
      ]
    }),
  )
}

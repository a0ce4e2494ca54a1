import type { DeploymentProblem, Draft } from './draft.ts'

/** Two definitions of one deployment under one id would be two versions of one thing, in an order that nobody stated. */
export function checkKeys(drafts: readonly Draft[]): DeploymentProblem[] {
  const seen = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    const id = `${draft.kind} ${draft.key}`
    const first = seen.get(id)
    seen.set(id, first ?? draft)
    if (first === undefined) return []
    return [
      {
        resource: draft.resource.name,
        code: 'engine.key-twice',
        element: draft.key,
        message: {
          en: `“${first.resource.name}” has the id “${draft.key}” as well: give one of them another.`,
          'zh-CN': `“${first.resource.name}”中也有 id “${draft.key}”：请更改其中一个。`,
        },
      },
    ]
  })
}

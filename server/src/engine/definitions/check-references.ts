import type { DeploymentProblem, Draft } from './draft.ts'

const WORD = {
  job: { en: 'work', zh: '工作' },
  decision: { en: 'decision', zh: '决策' },
  form: { en: 'form', zh: '表单' },
} as const

/** What a process calls by name must be there: in this deployment, in an earlier one, or as a handler of this server. */
export function checkReferences(
  drafts: readonly Draft[],
  deployed: readonly { readonly kind: string; readonly key: string }[],
  jobTypes: readonly string[],
): DeploymentProblem[] {
  const known = new Set([
    ...jobTypes.map((type) => `job ${type}`),
    ...deployed.map((row) => `${row.kind} ${row.key}`),
    ...drafts.map((draft) => `${draft.kind} ${draft.key}`),
  ])
  return drafts.flatMap((draft) =>
    draft.calls
      .filter((call) => !known.has(`${call.kind} ${call.name}`))
      .map((call) => ({
        resource: draft.resource.name,
        code: 'engine.call-unknown',
        element: call.element,
        message: {
          en: `It calls the ${WORD[call.kind].en} “${call.name}”, which is not here.`,
          'zh-CN': `它调用的${WORD[call.kind].zh}“${call.name}”不存在。`,
        },
      })),
  )
}

import type { Call, DeploymentProblem, Draft } from './draft.ts'

const WORD = {
  process: { en: 'process', zh: '流程' },
  decision: { en: 'decision', zh: '决策' },
  form: { en: 'form', zh: '表单' },
  calendar: { en: 'business calendar', zh: '工作日历' },
} as const

interface Known {
  readonly kind: string
  readonly key: string
}

/** What a process calls by name must be there: in this deployment or, where it does not bind to that, in an earlier one. */
export function checkReferences(
  drafts: readonly Draft[],
  deployed: readonly Known[],
  tagged: readonly (Known & { readonly version_tag: string | null })[],
): DeploymentProblem[] {
  const here = new Set(drafts.map(({ kind, key }) => `${kind} ${key}`))
  const before = new Set(deployed.map(({ kind, key }) => `${kind} ${key}`))
  const tags = new Set([
    ...tagged.map(({ kind, key, version_tag }) => `${kind} ${version_tag} ${key}`),
    ...drafts.map(({ kind, key, versionTag }) => `${kind} ${versionTag} ${key}`),
  ])
  const isKnown = ({ kind, name, binding }: Call) =>
    typeof binding === 'object'
      ? tags.has(`${kind} ${binding.versionTag} ${name}`)
      : here.has(`${kind} ${name}`) || (binding === 'latest' && before.has(`${kind} ${name}`))
  return drafts.flatMap(({ resource, calls }) =>
    calls
      .filter((call) => !isKnown(call))
      .map((call) => ({ resource: resource.name, code: 'engine.call-unknown', ...sentence(call) })),
  )
}

function sentence({ kind, name, binding, element }: Call) {
  const { en, zh } = WORD[kind]
  if (typeof binding === 'object') {
    const { versionTag: tag } = binding
    const message = {
      en: `It calls the ${en} “${name}” with the version tag “${tag}”, which is not here.`,
      'zh-CN': `它调用的${zh}“${name}”没有版本标签“${tag}”。`,
    }
    return { element, message }
  }
  if (binding === 'deployment') {
    const message = {
      en: `It calls the ${en} “${name}” of its own deployment, which this deployment does not bring.`,
      'zh-CN': `它调用同一次部署中的${zh}“${name}”，而这次部署不包含它。`,
    }
    return { element, message }
  }
  const isCounted = kind === 'calendar'
  const message = {
    en: `It ${isCounted ? 'counts on' : 'calls'} the ${en} “${name}”, which is not here.`,
    'zh-CN': `它${isCounted ? '使用' : '调用'}的${zh}“${name}”不存在。`,
  }
  return { element, message }
}

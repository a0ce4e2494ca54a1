import type { Binding } from '../settings.ts'
import type { Problems } from './problems.ts'
import { type Source, text } from './source.ts'

/** Which version of what it refers to an element takes. */
export function readBinding(reference: Source | null, owner: Source, problems: Problems): Binding {
  const type = reference === null ? null : text(reference, 'bindingType')
  const versionTag = reference === null ? null : text(reference, 'versionTag')
  if (type === null || type === 'latest') return 'latest'
  if (type === 'deployment') return 'deployment'
  if (type === 'versionTag' && versionTag !== null) return { versionTag }
  problems.add(
    owner,
    'process.binding-unknown',
    type === 'versionTag'
      ? 'It is bound to a version tag and names none.'
      : `The binding “${type}” is not known: latest, deployment and versionTag are.`,
    type === 'versionTag'
      ? '它按版本标签绑定，但没有指定标签。'
      : `绑定方式“${type}”无法识别，只支持 latest、deployment 和 versionTag。`,
  )
  return 'latest'
}

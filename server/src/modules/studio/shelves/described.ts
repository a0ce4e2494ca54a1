import type { Bilingual } from '@aftersale/contract'
import type { Usage } from '../../../engine/index.ts'
import type { InForce } from './shelf.ts'

/** A file with what people know it by. */
export interface Described extends InForce {
  /** Keys of the case types that it belongs to. */
  readonly about: readonly string[]
}

export interface Belongings {
  readonly usage: readonly Usage[]
  /** Case types by key, with the flow of each. */
  readonly flows: ReadonlyMap<string, string>
  /** Automations by key, with the case type of each that hears one. */
  readonly triggers: ReadonlyMap<string, string>
}

/** Names forms by what they are used for, and says which case types each file belongs to. */
export function describe(file: InForce, { usage, flows, triggers }: Belongings): Described {
  const keys = file.parts.map(({ key }) => key)
  const typesOf = (processes: readonly string[]) =>
    [...flows].flatMap(([type, process]) => (processes.includes(process) ? [type] : []))
  const usedBy = (isUse: (one: Usage) => boolean) => typesOf(usage.filter(isUse).map(({ process }) => process))
  switch (file.kind) {
    case 'flow':
      return { ...file, about: typesOf(keys) }
    case 'rules':
      return { ...file, about: usedBy(({ kind, of }) => kind === 'decision' && keys.includes(of)) }
    case 'form': {
      const name = formName(keys[0] ?? '', usage)
      const about = usedBy(({ kind, of }) => kind === 'form' && keys.includes(of))
      return { ...file, name, parts: file.parts.map((part) => ({ ...part, name })), about }
    }
    case 'template':
      return { ...file, about: usedBy(({ headers }) => Object.values(headers).some((one) => keys.includes(one))) }
    case 'case-type':
      return { ...file, about: keys }
    case 'automation':
      return { ...file, about: keys.flatMap((key) => triggers.get(key) ?? []) }
    case 'calendar':
      return { ...file, about: [] }
  }
}

/** A form is called what it is used for; one that nothing uses goes by its id. */
export function formName(key: string, usage: readonly Usage[]): Bilingual {
  const used = usage.filter(({ kind, of }) => kind === 'form' && of === key)
  const [first] = used
  if (first === undefined) return { en: key, 'zh-CN': key }
  const { processName, elementName } = first
  if (used.some((one) => one.processName.en !== processName.en)) return elementName
  return { en: `${processName.en}: ${elementName.en}`, 'zh-CN': `${processName['zh-CN']}：${elementName['zh-CN']}` }
}

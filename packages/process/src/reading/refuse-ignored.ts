import { insteadOf, otherEngineSettings } from './other-engines.ts'
import type { Problems } from './problems.ts'
import { child, children, extensions, type Source } from './source.ts'

/** Modeler settings and documentation that change nothing at run time. An embedded form is refused where a task names it. */
const HARMLESS = new Set(['zeebe:Properties', 'zeebe:VersionTag', 'zeebe:UserTaskForm'])

/** Extensions that may stand several times. */
const SEVERAL = new Set(['aftersale:SendBack', 'zeebe:UserTaskForm', 'zeebe:Properties'])

const OWN = /^(zeebe|aftersale):/

/** What BPMN lets an element carry besides its extensions, and this engine would not act on. */
const STANDARD: readonly { readonly en: string; readonly zh: string; readonly present: (source: Source) => boolean }[] =
  [
    { en: 'resource', zh: '资源', present: (source) => children(source, 'resources').length > 0 },
    {
      en: 'token quantity',
      zh: '令牌数量',
      present: (source) => ['startQuantity', 'completionQuantity'].some((name) => (source.get(name) ?? 1) !== 1),
    },
    {
      en: 'correlation subscription',
      zh: '关联订阅',
      present: (source) => children(source, 'correlationSubscriptions').length > 0,
    },
    {
      en: 'multi-instance behavior',
      zh: '多实例行为',
      present: (source) =>
        (source.get('behavior') ?? 'All') !== 'All' ||
        children(source, 'complexBehaviorDefinition').length > 0 ||
        child(source, 'oneBehaviorEventRef') !== null ||
        child(source, 'noneBehaviorEventRef') !== null,
    },
  ]

/**
 * Refuses whatever the element carries that would be ignored silently; `executed` lists the extensions that are not.
 * `owner` is named in the reason where the element is only a part of what the author sees.
 */
export function refuseIgnored(
  source: Source,
  executed: readonly string[],
  problems: Problems,
  owner: Source = source,
): void {
  const all = extensions(source)
  const types = all.map(({ $type }) => $type)
  const ignored = types.filter((type) => OWN.test(type) && !executed.includes(type) && !HARMLESS.has(type))
  const settings = [
    ...[...new Set(ignored.map(asWritten)), ...otherEngineSettings(source, all)].map((name) => ({
      en: name,
      zh: name,
    })),
    ...STANDARD.filter((one) => one.present(source)),
  ]
  for (const { en, zh } of settings) {
    const instead = insteadOf(en)
    problems.add(
      owner,
      'process.setting-not-executed',
      `Its ${en} is not executed${instead === null ? '' : `: ${instead.en}`}.`,
      `它的“${zh}”不支持执行${instead === null ? '' : `：${instead.zh}`}。`,
    )
  }
  const twice = types.filter(
    (type, position) => executed.includes(type) && !SEVERAL.has(type) && types.indexOf(type) !== position,
  )
  for (const type of new Set(twice)) {
    problems.add(
      owner,
      'process.setting-twice',
      `It has ${asWritten(type)} more than once, and only one could be executed.`,
      `它有多个 ${asWritten(type)}，只能执行其中一个。`,
    )
  }
}

/** A type's name begins with a capital, its element's does not. */
const asWritten = (type: string): string => type.replace(/:./, (first) => first.toLowerCase())

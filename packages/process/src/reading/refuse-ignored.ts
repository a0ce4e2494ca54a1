import type { Problems } from './problems.ts'
import { child, children, extensionTypes, type Source } from './source.ts'

/** Modeler settings and documentation that change nothing at run time. */
const HARMLESS = new Set(['zeebe:Properties', 'zeebe:VersionTag'])

/** Extensions that other engines execute; those of mere modelers (colours, layout) are left alone. */
const OTHER_ENGINES = /^(camunda|activiti|flowable):/

/** What BPMN lets an element carry besides its extensions, and this engine would not act on. */
const STANDARD: readonly { readonly en: string; readonly zh: string; readonly present: (source: Source) => boolean }[] =
  [
    { en: 'event definition', zh: '事件定义', present: (source) => children(source, 'eventDefinitions').length > 0 },
    { en: 'loop', zh: '循环', present: (source) => child(source, 'loopCharacteristics') !== null },
    { en: 'compensation', zh: '补偿', present: (source) => source.get('isForCompensation') === true },
    { en: 'resource', zh: '资源', present: (source) => children(source, 'resources').length > 0 },
    { en: 'property', zh: '属性', present: (source) => children(source, 'properties').length > 0 },
    {
      en: 'input/output specification',
      zh: '输入输出定义',
      present: (source) => child(source, 'ioSpecification') !== null,
    },
    {
      en: 'data association',
      zh: '数据关联',
      present: (source) =>
        [...children(source, 'dataInputAssociations'), ...children(source, 'dataOutputAssociations')].length > 0,
    },
    {
      en: 'token quantity',
      zh: '令牌数量',
      present: (source) => ['startQuantity', 'completionQuantity'].some((name) => (source.get(name) ?? 1) !== 1),
    },
  ]

/** Refuses whatever the element carries that would be ignored silently; `executed` lists the extensions that are not. */
export function refuseIgnored(source: Source, executed: readonly string[], problems: Problems): void {
  const types = extensionTypes(source)
  const attributes = Object.keys(source.$attrs ?? {}).filter((name) => OTHER_ENGINES.test(name))
  const ignored = types.filter((type) =>
    type.startsWith('zeebe:') ? !executed.includes(type) && !HARMLESS.has(type) : OTHER_ENGINES.test(type),
  )
  const settings = [
    ...[...ignored, ...attributes].map((name) => ({ en: name, zh: name })),
    ...STANDARD.filter((one) => one.present(source)),
  ]
  for (const { en, zh } of settings) {
    problems.add(source, 'process.setting-not-executed', `Its ${en} is not executed.`, `它的“${zh}”不支持执行。`)
  }
  const twice = types.filter((type, position) => executed.includes(type) && types.indexOf(type) !== position)
  for (const type of twice) {
    problems.add(
      source,
      'process.setting-twice',
      `It has ${type} more than once, and only one could be executed.`,
      `它有多个 ${type}，只能执行其中一个。`,
    )
  }
}

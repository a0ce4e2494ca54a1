import type { Bilingual } from '@aftersale/kernel'
import type { XmlElement } from '../xml/xml-element.ts'

/** One setting of an element of a model. */
export interface Setting {
  readonly name: Bilingual
  readonly written: string
}

const words = (en: string, zh: string): Bilingual => ({ en, 'zh-CN': zh })

/** What people call a setting: by the element that holds it and its attribute, or its text where `@` is missing. */
const SETTINGS: Readonly<Record<string, Bilingual>> = {
  '@name': words('name', '名称'),
  '@label': words('label', '显示名称'),
  '@typeRef': words('type', '类型'),
  '@hitPolicy': words('which rows count', '命中策略'),
  '@aggregation': words('how results are put together', '汇总方式'),
  '@outputLabel': words('label of the result', '结果的显示名称'),
  '@isCollection': words('whether it is a list', '是否为列表'),
  'description/': words('description', '说明'),
  'question/': words('question', '问题'),
  'allowedAnswers/': words('allowed answers', '可选答案'),
  'inputExpression/text': words('expression', '取值表达式'),
  'inputValues/text': words('values that may come', '可能的取值'),
  'outputValues/text': words('values that may result', '可能的结果'),
  'defaultOutputEntry/text': words('result where no row fits', '默认结果'),
  'literalExpression/text': words('expression', '表达式'),
  'text/': words('text', '文本'),
  'requiredDecision@href': words('decision that it needs', '所依赖的决策'),
  'requiredInput@href': words('input that it needs', '所依赖的输入'),
  'requiredKnowledge@href': words('knowledge that it needs', '所依赖的知识模型'),
}

/** Says in which direction a table is drawn, who wrote it, and what is so without it: none of it decides. */
const FOR_PARSERS = /^(id|preferredOrientation)$|^\{/
const USUAL: Readonly<Record<string, string>> = {
  hitPolicy: 'UNIQUE',
  isCollection: 'false',
  expressionLanguage: 'https://www.omg.org/spec/DMN/20191111/FEEL/',
}

/**
 * All that an element says, by a key that both editions share; without what stands in the elements `besides`. What it
 * needs goes by what that is, everything else that stands several times by its place.
 */
export function settingsOf(element: XmlElement, besides: ReadonlySet<string>): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>()
  const visit = (at: XmlElement, path: string, around: string): void => {
    const tag = at === element ? '' : at.name
    for (const [name, value] of at.attributes) {
      if (FOR_PARSERS.test(name) || USUAL[name] === value.trim()) continue
      const known = SETTINGS[`${tag}@${name}`] ?? SETTINGS[`@${name}`]
      const written = tag === '' ? name : `${tag} ${name}`
      const key = name === 'href' ? `${path}@${name}=${value}` : `${path}@${name}`
      settings.set(key, { name: known ?? words(`“${written}”`, `“${written}”`), written: value.trim() })
    }
    const text = at.text.trim()
    if (text !== '') {
      const known = SETTINGS[`${around}/${tag}`] ?? SETTINGS[`${tag}/`]
      settings.set(path, { name: known ?? words(`“${tag}”`, `“${tag}”`), written: text })
    }
    const seen = new Map<string, number>()
    for (const child of at.children) {
      if (besides.has(child.name)) continue
      const count = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, count)
      const isRequirement = child.name.endsWith('Requirement')
      visit(child, `${path}/${child.name}${count === 1 || isRequirement ? '' : `#${count}`}`, tag)
    }
  }
  visit(element, '', '')
  return settings
}

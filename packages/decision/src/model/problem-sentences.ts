import { labelInBoth } from '@aftersale/kernel'
import type { ProblemFacts, ProblemPlace, Sentence } from './problem-facts.ts'

const say = (en: string, zh: string): Sentence => ({ en, 'zh-CN': zh })

const AROUND = 60

/** What stands around a place in a text: a sentence shall not repeat a cell of a thousand lines. */
function around(text: string, from: number): string {
  const start = Math.max(0, Math.min(from, text.length) - AROUND)
  const end = start + 2 * AROUND
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

function subject(place: ProblemPlace): Sentence {
  const name = place.name ?? place.id
  const en = name === undefined ? '' : `“${name}”`
  const { cell } = place
  if (cell === undefined) return say(en, en)
  const column = labelInBoth(cell.column)
  return say(
    `${en}${en === '' ? '' : ', '}rule ${cell.rule}, column “${column.en}”`,
    `${en}${en === '' ? '' : ' '}规则 ${cell.rule}，列“${column['zh-CN']}”`,
  )
}

/** A sentence as part of another. */
const withoutStop = (sentence: string) => sentence.replace(/[.。]$/, '')

function predicate(facts: ProblemFacts): Sentence {
  switch (facts.code) {
    case 'dmn.xml-malformed':
      return say(`the file is not well-formed XML: ${facts.detail}`, `文件不是格式正确的 XML：${facts.detail}`)
    case 'dmn.xml-doctype':
      return say(
        'the file has a document type declaration, which could define entities; it is refused',
        '文件含有 DOCTYPE 声明，可能定义实体，已拒绝',
      )
    case 'dmn.xml-too-big':
      return say(`the file is too big: ${facts.detail}`, `文件过大：${facts.detail}`)
    case 'dmn.not-dmn':
      return say(
        `the root element is ${facts.root} of “${facts.namespace}”, not the definitions of DMN 1.1 to 1.5`,
        `根元素是“${facts.namespace}”的 ${facts.root}，不是 DMN 1.1 至 1.5 的 definitions`,
      )
    case 'dmn.missing':
      return say(`${facts.what} is missing`, `缺少 ${facts.what}`)
    case 'dmn.duplicate-id':
      return say(`the id “${facts.duplicate}” is used twice`, `标识“${facts.duplicate}”重复使用`)
    case 'dmn.unknown-import':
      return say(`the imported model “${facts.namespace}” was not given`, `没有提供被导入的模型“${facts.namespace}”`)
    case 'dmn.import-refused':
      return say(
        `the imported model “${facts.namespace}” is refused: ${facts.detail.en}`,
        `被导入的模型“${facts.namespace}”被拒绝：${facts.detail['zh-CN']}`,
      )
    case 'dmn.import-cycle':
      return say(`the imports of “${facts.namespace}” lead back to it`, `“${facts.namespace}”的导入形成循环`)
    case 'dmn.unknown-reference':
      return say(
        `“${facts.href}” refers to no ${facts.expected.en} of this model or its imports`,
        `“${facts.href}”在本模型及其导入中找不到对应的${facts.expected['zh-CN']}`,
      )
    case 'dmn.requirement-cycle':
      return say(`requires itself: ${facts.names.join(' → ')}`, `循环依赖自身：${facts.names.join(' → ')}`)
    case 'dmn.too-deep':
      return say(`builds on more than ${facts.limit} others, one on top of another`, `层层依赖超过 ${facts.limit} 级`)
    case 'dmn.unknown-type':
      return say(`the type “${facts.typeRef}” is not defined`, `类型“${facts.typeRef}”未定义`)
    case 'dmn.type-cycle':
      return say(`the type “${facts.typeRef}” is defined by itself`, `类型“${facts.typeRef}”循环定义自身`)
    case 'dmn.feel':
      return say(
        `“${around(facts.text, facts.from)}” is not FEEL: ${withoutStop(facts.detail.en)}`,
        `“${around(facts.text, facts.from)}”不是有效的 FEEL：${withoutStop(facts.detail['zh-CN'])}`,
      )
    case 'dmn.unknown-expression':
      return say(`there is no expression form “${facts.element}”`, `不存在表达式形式“${facts.element}”`)
    case 'dmn.unknown-language':
      return say(
        `the expression language “${facts.language}” is not run here, only FEEL`,
        `不支持表达式语言“${facts.language}”，只支持 FEEL`,
      )
    case 'dmn.unknown-hit-policy':
      return say(`there is no hit policy “${facts.hitPolicy}”`, `不存在命中策略“${facts.hitPolicy}”`)
    case 'dmn.unknown-aggregation':
      return say(`there is no aggregation “${facts.aggregation}”`, `不存在聚合方式“${facts.aggregation}”`)
    case 'dmn.aggregation-over-many-outputs':
      return say(
        `an aggregation needs one output, the table has ${facts.outputs}`,
        `聚合只能用于一个输出，该表有 ${facts.outputs} 个`,
      )
    case 'dmn.no-output-order':
      return say(
        `hit policy ${facts.hitPolicy} needs the allowed values of an output, in order of priority`,
        `命中策略 ${facts.hitPolicy} 需要按优先级列出输出的允许值`,
      )
    case 'dmn.entry-count':
      return say(
        `the rule has ${facts.actual} ${facts.entries} entries, the table ${facts.expected} ${facts.entries} columns`,
        `规则有 ${facts.actual} 个${facts.entries === 'input' ? '输入' : '输出'}单元，表有 ${facts.expected} 列`,
      )
  }
}

/** The problem as one plain sentence: where, then what. */
export function problemSentence(facts: ProblemFacts, place: ProblemPlace): Sentence {
  const who = subject(place)
  const what = predicate(facts)
  const line = place.position
  const en = who.en === '' ? what.en : `${who.en}: ${what.en}`
  const zh = who['zh-CN'] === '' ? what['zh-CN'] : `${who['zh-CN']}：${what['zh-CN']}`
  return say(`${en.charAt(0).toUpperCase()}${en.slice(1)} (line ${line.line}).`, `${zh}（第 ${line.line} 行）。`)
}

import type { Problems } from './problems.ts'
import { shortened } from './shortened.ts'

/** What XML 1.0 (2.2) has no characters for, as it is or by its number. */
const FORBIDDEN =
  /[\p{Cc}--[\t\n\r\u007F-\u009F]]|[\uFFFE\uFFFF]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8BCEFbcef]|1[\dA-Fa-f]));/v

const DOCTYPE = /^(?:\s|<\?[^>]*>|<!--.*?-->)*<!DOCTYPE\b/s

/** The parser takes every other text than “true” for false. */
const FLAGS = [
  'cancelActivity',
  'cancelRemainingInstances',
  'instantiate',
  'isCollection',
  'isExecutable',
  'isForCompensation',
  'isInterrupting',
  'isSequential',
  'parallelMultiple',
  'testBefore',
  'triggeredByEvent',
  'waitForCompletion',
]
const FLAG = new RegExp(String.raw`(\s(${FLAGS.join('|')})\s*=\s*)(["'])([^"'<>]*)\3`, 'g')

/** BPMN's flags are `xsd:boolean`, which also writes 1 and 0. */
const WRITTEN: Readonly<Record<string, string>> = { true: 'true', false: 'false', 1: 'true', 0: 'false' }

/**
 * Looks at what the parser would pass over: characters that are none, a document type, flags that are neither true nor
 * false. Answers the text to parse, or null where it is not worth parsing; the reasons are added.
 */
export function checkText(xml: string, problems: Problems): string | null {
  const forbidden = FORBIDDEN.exec(xml)
  if (forbidden !== null) {
    const line = xml.slice(0, forbidden.index).split('\n').length
    problems.add(
      null,
      'process.not-bpmn',
      `This is not BPMN 2.0 XML: line ${line} holds a character that XML does not allow.`,
      `这不是 BPMN 2.0 XML：第 ${line} 行含有 XML 不允许的字符。`,
    )
    return null
  }
  if (DOCTYPE.test(xml)) {
    problems.add(
      null,
      'process.not-bpmn',
      'It has a document type (DOCTYPE), which is not read: leave it out.',
      '它含有文档类型（DOCTYPE），不予读取：请删除。',
    )
    return null
  }
  return xml.replaceAll(
    FLAG,
    (all: string, before: string, name: string, _quote: string, value: string, at: number) => {
      const start = xml.lastIndexOf('<', at)
      const isInTag = start > xml.lastIndexOf('>', at) && xml[start + 1] !== '!'
      const written = isInTag ? WRITTEN[value.trim()] : undefined
      if (written !== undefined) return `${before}"${written}"`
      if (isInTag) addUnknownFlag(xml.slice(start, xml.indexOf('>', at)), name, value, problems)
      return all
    },
  )
}

function addUnknownFlag(tag: string, name: string, value: string, problems: Problems): void {
  const id = /\sid\s*=\s*["']([^"']*)["']/.exec(tag)?.[1]
  problems.add(
    id === undefined ? null : { id },
    'process.flag-unknown',
    `Its ${name} is “${shortened(value)}”, which is neither true nor false.`,
    `它的 ${name} 为“${shortened(value)}”，既不是 true 也不是 false。`,
  )
}

import { accept, type Result, refuse } from '@aftersale/kernel'
import { Parser } from 'saxen'
import { type TagPlace, tagPlaces } from './tag-places.ts'

/** An element of an XML document, with its place in the text. */
export interface XmlNode {
  /** With the prefix that is ours for its namespace (`bpmn:task`), whichever the document uses. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Its own text, character data included. */
  readonly text: string
  /** Its start tag as written. */
  readonly tag: string
  /** Where it begins and ends in the document, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** The text is not XML, or not of BPMN: line (from 1) and reason, the end of a sentence that names the document. */
export interface NotXml {
  readonly code: 'diagram.not-bpmn'
  readonly line: number
  readonly reason: { readonly en: string; readonly 'zh-CN': string }
}

const PREFIXES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc',
  'http://www.omg.org/spec/DD/20100524/DI': 'di',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
  'https://aftersale.example/schema/bpmn/1.0': 'aftersale',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
} as const

/** What the parser says most. */
const WORDS: Readonly<Record<string, string>> = {
  'closing tag mismatch': '结束标签与开始标签不匹配',
  'missing start tag': '缺少开始标签',
  'too many elements inside one another': '元素嵌套层数过多',
  'unclosed tag': '标签未闭合',
  'unexpected end of file': '文件意外结束',
}

/** Elements inside one another: more than any flow has, and few enough to walk through them. */
const DEEPEST = 500

interface Growing {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Growing[]
  text: string
  tag: string
  start: number
  end: number
}

/** Reads XML into its elements. Document types are not read: an entity of its own stays as it is written. */
export function readXml(xml: string): Result<XmlNode, NotXml> {
  const places = tagPlaces(xml)
  const nextPlace = (): TagPlace => {
    const { value } = places.next()
    if (value === undefined) throw new Error('expected a place for every tag that the parser comes by')
    return value
  }
  const open: Growing[] = []
  const found: { root: Growing | null; wrong: NotXml | null } = { root: null, wrong: null }
  const parser = new Parser().ns(PREFIXES)
  const stop = (reason: string, line: number) => {
    found.wrong ??= {
      code: 'diagram.not-bpmn',
      line: line + 1,
      reason: { en: reason, 'zh-CN': WORDS[reason] ?? reason },
    }
  }
  parser.on('openTag', (name, attributes, decode, _, place) => {
    const { start, end } = nextPlace()
    const written = Object.entries(attributes()).map(([key, value]) => [key, decode(value)] as const)
    const node = { name, attributes: Object.fromEntries(written), children: [], text: '', tag: xml.slice(start, end) }
    const growing: Growing = { ...node, start, end }
    if (open.length >= DEEPEST) stop('too many elements inside one another', place().line)
    else open.at(-1)?.children.push(growing)
    found.root ??= growing
    open.push(growing)
  })
  parser.on('closeTag', (_name, _decode, isEmpty) => {
    const closed = open.pop()
    const place = isEmpty ? null : nextPlace()
    if (closed !== undefined && place !== null) closed.end = place.end
  })
  parser.on('text', (text, decode) => addText(open.at(-1), decode(text)))
  parser.on('cdata', (text) => addText(open.at(-1), text))
  parser.on('error', ({ message }, place) => stop(message, place().line))
  parser.parse(xml)
  if (found.wrong !== null) return refuse(found.wrong)
  if (found.root !== null) return accept(found.root)
  return refuse({ code: 'diagram.not-bpmn', line: 1, reason: { en: 'it has no elements', 'zh-CN': '其中没有元素' } })
}

function addText(node: Growing | undefined, text: string): void {
  if (node !== undefined) node.text += text
}

/** The outermost element of a document of BPMN. */
export function readDefinitions(xml: string): Result<XmlNode, NotXml> {
  const read = readXml(xml)
  if (!read.ok || read.value.name === 'bpmn:definitions') return read
  const reason = {
    en: 'its outermost element is no <definitions> of BPMN 2.0',
    'zh-CN': '最外层元素不是 BPMN 2.0 的 <definitions>',
  }
  return refuse({ code: 'diagram.not-bpmn', line: 1, reason })
}

/** The elements of that name directly in it. */
export const childrenOf = ({ children }: XmlNode, name: string): readonly XmlNode[] =>
  children.filter((child) => child.name === name)

export const childOf = ({ children }: XmlNode, name: string): XmlNode | null =>
  children.find((child) => child.name === name) ?? null

/** An attribute that is true by XML Schema: `true` or `1`. */
export const isTrue = (node: XmlNode, attribute: string, unless = false): boolean => {
  const written = node.attributes[attribute]?.trim()
  return written === undefined ? unless : written === 'true' || written === '1'
}

import { accept, type Result, refuse } from '@aftersale/kernel'
import { SaxesParser } from 'saxes'
import type { PrefixScope, XmlElement, XmlPosition, XmlSpan } from './xml-element.ts'

/** Why a text was not read as XML. */
export interface XmlRefusal {
  readonly code: 'xml.malformed' | 'xml.doctype' | 'xml.too-large' | 'xml.too-deep' | 'xml.too-many-elements'
  readonly position: XmlPosition
  readonly detail: string
}

/** Bounds that no real model reaches; beyond them a document is an attack or a mistake. */
const xmlLimits = { characters: 16 * 1024 * 1024, depth: 256, elements: 300_000 } as const

interface OpenElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Map<string, string>
  readonly prefixes: PrefixScope
  readonly children: XmlElement[]
  text: string
  readonly position: XmlPosition
  span: XmlSpan
}

class XmlStop extends Error {
  readonly refusal: XmlRefusal
  constructor(refusal: XmlRefusal) {
    super(refusal.detail)
    this.refusal = refusal
  }
}

function prefixScope(outer: PrefixScope | undefined, declared: Record<string, string>): PrefixScope {
  if (outer !== undefined && Object.keys(declared).length === 0) return outer
  return { declared, outer }
}

/**
 * Reads a document into a tree with namespaces and positions (XML 1.0, Namespaces in XML).
 * A document type declaration is refused outright, so that entities can neither be defined, expanded nor fetched.
 */
export function readXml(text: string): Result<XmlElement, XmlRefusal> {
  if (text.length > xmlLimits.characters) {
    const detail = `${text.length} characters, at most ${xmlLimits.characters}`
    return refuse({ code: 'xml.too-large', position: { line: 1, column: 1 }, detail })
  }
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let elements = 0
  let tagStart: XmlPosition = { line: 1, column: 1 }
  const here = (): XmlPosition => ({ line: parser.line, column: Math.max(1, parser.column) })
  const stop = (code: XmlRefusal['code'], detail: string): never => {
    throw new XmlStop({ code, position: here(), detail })
  }
  parser.on('error', (error) => stop('xml.malformed', error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => stop('xml.doctype', 'a document type declaration'))
  parser.on('opentagstart', (tag) => {
    tagStart = { line: parser.line, column: Math.max(1, parser.column - tag.name.length - 1) }
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > xmlLimits.elements) stop('xml.too-many-elements', `more than ${xmlLimits.elements} elements`)
    if (open.length >= xmlLimits.depth) stop('xml.too-deep', `elements nested deeper than ${xmlLimits.depth}`)
    const attributes = new Map<string, string>()
    for (const attribute of Object.values(tag.attributes)) {
      const key = attribute.uri === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`
      attributes.set(key, attribute.value)
    }
    const prefixes = prefixScope(open.at(-1)?.prefixes, tag.ns)
    open.push({
      name: tag.local,
      namespace: tag.uri,
      attributes,
      prefixes,
      children: [],
      text: '',
      position: tagStart,
      span: { start: text.lastIndexOf('<', parser.position - 1), inside: parser.position, insideEnd: 0, end: 0 },
    })
  })
  const addText = (piece: string) => {
    const current = open.at(-1)
    if (current !== undefined) current.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const { start, inside } = closed.span
    const end = parser.position
    // An element without content is one tag, and its end is where its inside begins.
    closed.span = { start, inside, insideEnd: end === inside ? end : text.lastIndexOf('</', end - 1), end }
    const parent = open.at(-1)
    if (parent === undefined) root = closed
    else parent.children.push(closed)
  })
  try {
    parser.write(text).close()
  } catch (thrown) {
    if (thrown instanceof XmlStop) return refuse(thrown.refusal)
    throw thrown
  }
  if (root === undefined) {
    return refuse({ code: 'xml.malformed', position: here(), detail: 'the document has no element' })
  }
  return accept(root)
}

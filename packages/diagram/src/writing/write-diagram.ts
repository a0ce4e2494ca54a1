import { accept, type Result } from '@aftersale/kernel'
import type { Diagram } from '../diagram.ts'
import { childrenOf, type NotXml, readDefinitions, type XmlNode } from '../reading/xml.ts'
import { formerOf } from './former.ts'
import { PlaneWriter, type Prefixes } from './plane-writer.ts'

/**
 * Puts the places of a diagram into the BPMN document that it was read from, as its diagram interchange. All the rest of the
 * text stays as it is, letter by letter; of the drawing that is replaced, ids, colours and styles stay. What has no id in the
 * document cannot be referred to and is left out.
 */
export function writeDiagram(xml: string, diagram: Diagram): Result<string, NotXml> {
  const read = readDefinitions(xml)
  if (!read.ok) return read
  const root = read.value
  const old = childrenOf(root, 'bpmndi:BPMNDiagram')
  const { prefixes, missing } = prefixesOf(root)
  const ids = idsIn(root)
  const layout = layoutOf(xml, root)
  const writer = new PlaneWriter({ flow: diagram.flow, prefixes, missing, former: formerOf(old, xml), ids, layout })
  const planes = diagram.planes.filter(({ shapes }) => shapes.size > 0)
  const written = planes.map((plane) => writer.plane(plane)).join(`${layout.newline}${layout.indent}`)
  return accept(replaced(xml, root, old, written, layout))
}

/** How the document is laid out: its line ends, and what stands before elements directly in its root. */
interface TextLayout {
  readonly newline: string
  readonly indent: string
}

function layoutOf(xml: string, root: XmlNode): TextLayout {
  const newline = xml.includes('\r\n') ? '\r\n' : '\n'
  const first = root.children[0]
  const before = first === undefined ? '' : xml.slice(xml.lastIndexOf('\n', first.start) + 1, first.start)
  return { newline, indent: /^[\t ]+$/.test(before) ? before : '  ' }
}

const NAMESPACES: Readonly<Record<keyof Prefixes, string>> = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
}

/** The prefixes that the root declares for the namespaces of drawings, and declarations of those that it does not. */
function prefixesOf({ attributes }: XmlNode): { prefixes: Prefixes; missing: string[] } {
  const declared = new Map(
    Object.entries(attributes).flatMap(([name, uri]) =>
      name.startsWith('xmlns:') ? [[uri, name.slice(6)] as const] : [],
    ),
  )
  const prefixes: Prefixes = {
    bpmndi: declared.get(NAMESPACES.bpmndi) ?? 'bpmndi',
    dc: declared.get(NAMESPACES.dc) ?? 'dc',
    di: declared.get(NAMESPACES.di) ?? 'di',
  }
  const missing = (['bpmndi', 'dc', 'di'] as const)
    .filter((name) => !declared.has(NAMESPACES[name]))
    .map((name) => `xmlns:${name}="${NAMESPACES[name]}"`)
  return { prefixes, missing }
}

function idsIn(root: XmlNode): Set<string> {
  const ids = new Set<string>()
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const id = node.attributes['id']
    if (id !== undefined) ids.add(id)
    open.push(...node.children)
  }
  return ids
}

function replaced(
  xml: string,
  root: XmlNode,
  old: readonly XmlNode[],
  written: string,
  { newline, indent }: TextLayout,
): string {
  const [first, ...others] = old
  if (first === undefined) {
    // A root without content may be closed in its start tag.
    if (root.children.length === 0 && xml.slice(root.start, root.end).endsWith('/>')) return xml
    const end = xml.lastIndexOf('</', root.end)
    const before = xml.slice(0, end).replace(/[\t ]*$/, '')
    const gap = before.endsWith('\n') ? '' : newline
    return written === '' ? xml : `${before}${gap}${indent}${written}${newline}${xml.slice(end)}`
  }
  let text = xml
  for (const { start, end } of others.toReversed()) {
    const blank = /\s*$/.exec(text.slice(0, start))?.[0].length ?? 0
    text = text.slice(0, start - blank) + text.slice(end)
  }
  return text.slice(0, first.start) + written + text.slice(first.end)
}

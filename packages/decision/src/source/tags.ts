import type { XmlElement } from '../xml/xml-element.ts'
import { type Splice, xmlText } from './splice.ts'

const tagOf = (xml: string, { span }: XmlElement) => xml.slice(span.start, span.inside)

/** The prefix of an element as the file writes it, colon included; empty for none. */
export const prefixOf = (xml: string, element: XmlElement): string =>
  /^<([^\s/>:]+:)/.exec(tagOf(xml, element))?.[1] ?? ''

/** Something more inside an element, which may be written as one tag so far. */
export function insideOf(xml: string, element: XmlElement, content: string, where: 'start' | 'end'): Splice {
  const { start, inside, insideEnd, end } = element.span
  if (inside !== end) {
    const at = where === 'start' ? inside : insideEnd
    return { from: at, to: at, with: content }
  }
  const name = /^<([^\s/>]+)/.exec(tagOf(xml, element))?.[1] ?? element.name
  const opened = xml.slice(start, end).replace(/\s*\/>$/, '>')
  return { from: start, to: end, with: `${opened}${content}</${name}>` }
}

/** The start tag with attributes of its own set, or removed where they are null. */
export function withAttributes(
  xml: string,
  element: XmlElement,
  attributes: Readonly<Record<string, string | null>>,
): Splice {
  let tag = tagOf(xml, element)
  for (const [name, value] of Object.entries(attributes)) {
    const written = new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
    const replacement = value === null ? '' : ` ${name}="${xmlText(value)}"`
    if (written.test(tag)) tag = tag.replace(written, () => replacement)
    else tag = tag.replace(/\s*(\/?>)$/, (_, close: string) => `${replacement}${close}`)
  }
  return { from: element.span.start, to: element.span.inside, with: tag }
}

/** The white space before an element, to put another on a line of its own as this one is. */
export const indentOf = (xml: string, element: XmlElement): string =>
  /\s*$/.exec(xml.slice(Math.max(0, element.span.start - 200), element.span.start))?.[0] ?? ''

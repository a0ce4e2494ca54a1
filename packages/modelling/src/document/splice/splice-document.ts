import { readXml, type XmlNode } from '@aftersale/diagram'
import { align } from './align.ts'
import { changedTag } from './tag.ts'

/**
 * Puts what differs between `before` and `after` into `text`, and leaves every other letter of it as it is: comments, line
 * breaks, the order of attributes, elements that nobody here knows. All three are XML; `before` is what the parser writes of
 * `text` unchanged, `after` what it writes of it changed. Null where a place that changed cannot be found in `text`.
 */
export function spliceDocument(text: string, before: string, after: string): string | null {
  const [read, old, young] = [readXml(text), readXml(before), readXml(after)]
  if (!read.ok || !old.ok || !young.ok) return null
  return new Splicing(text, before, after).done(read.value, old.value, young.value)
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

class Splicing {
  readonly #text: string
  readonly #before: string
  readonly #after: string
  readonly #splices: Splice[] = []
  #isLost = false

  constructor(text: string, before: string, after: string) {
    this.#text = text
    this.#before = before
    this.#after = after
  }

  done(text: XmlNode, before: XmlNode, after: XmlNode): string | null {
    this.#element(text, before, after)
    if (this.#isLost) return null
    let [written, at] = ['', 0]
    for (const { start, end, text: put } of this.#splices.toSorted((one, other) => one.start - other.start)) {
      if (start < at) return null
      written += this.#text.slice(at, start) + put
      at = end
    }
    return written + this.#text.slice(at)
  }

  #element(text: XmlNode, before: XmlNode, after: XmlNode): void {
    if (this.#oldText(before) === this.#newText(after)) return
    const tag = changedTag(text.tag, before.tag, after.tag)
    const content = after.children.length === 0 && before.children.length === 0 && before.text !== after.text
    const added = after.children.filter((child) => !before.children.some(({ name }) => name === child.name))
    if (text.tag.endsWith('/>') && (content || added.length > 0)) return this.#open(text, tag, after)
    if (tag !== text.tag) this.#put(text.start, text.start + text.tag.length, tag)
    if (content) this.#put(text.start + text.tag.length, this.#closing(text), innerOf(after, this.#after))
    else this.#children(text, before, after)
  }

  /** An element without content gets some. */
  #open(text: XmlNode, tag: string, after: XmlNode): void {
    const indent = this.#gapBefore(text)
    const inner =
      after.children.length === 0
        ? innerOf(after, this.#after)
        : [...after.children.map((child) => this.#written(child, deeper(indent))), ''].join('') + indent
    const [name = ''] = /^<[^\s/>]+/.exec(text.tag) ?? []
    this.#put(text.start, text.end, `${tag.replace(/\s*\/>$/, '>')}${inner}</${name.slice(1)}>`)
  }

  #children(text: XmlNode, before: XmlNode, after: XmlNode): void {
    const pairs = align(
      before.children,
      after.children,
      (node) => keyOf(node) ?? this.#oldText(node),
      (node) => keyOf(node) ?? this.#newText(node),
    )
    const places = placesOf(before.children, text.children)
    const placeOf = (node: XmlNode | null): XmlNode | null => (node === null ? null : (places.get(node) ?? null))
    // Line breaks stand before what is written: where nothing comes before, it goes in before what comes next.
    let last: XmlNode | null = null
    const waiting: XmlNode[] = []
    for (const { before: was, after: is } of pairs) {
      const place = placeOf(was)
      if (was !== null && place === null) {
        if (is === null || this.#oldText(was) !== this.#newText(is)) this.#isLost = true
        continue
      }
      if (place === null) {
        if (is === null) continue
        if (last === null) waiting.push(is)
        else this.#put(last.end, last.end, this.#written(is, this.#gapBefore(last)))
        continue
      }
      if (last === null) {
        const gap = this.#gapBefore(place)
        const at = place.start - gap.length
        for (const node of waiting.splice(0)) this.#put(at, at, this.#written(node, gap))
      }
      if (is === null) this.#put(place.start - this.#gapBefore(place).length, place.end, '')
      else if (was !== null) this.#element(place, was, is)
      last = place
    }
    const begin = text.start + text.tag.length
    for (const node of waiting) this.#put(begin, begin, this.#written(node, deeper(this.#gapBefore(text))))
  }

  /** What is new, each element on a line of its own where its neighbour `gap` before it begins one. */
  #written(node: XmlNode, gap: string): string {
    if (node.children.length === 0) return gap + this.#newText(node)
    const inner = node.children.map((child) => this.#written(child, deeper(gap))).join('')
    const [closing] = /<\/[^<]*$/.exec(this.#newText(node)) ?? ['']
    return `${gap}${node.tag}${inner}${gap}${closing}`
  }

  /** White space from the last line break on before an element that begins its line. */
  #gapBefore({ start }: XmlNode): string {
    const [gap = ''] = /(?:\r?\n[\t ]*)?$/.exec(this.#text.slice(Math.max(0, start - 400), start)) ?? []
    return gap
  }

  #closing({ end }: XmlNode): number {
    return this.#text.lastIndexOf('</', end - 1)
  }

  #put(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text })
  }

  #oldText = ({ start, end }: XmlNode): string => this.#before.slice(start, end)
  #newText = ({ start, end }: XmlNode): string => this.#after.slice(start, end)
}

const deeper = (gap: string): string => (gap === '' ? '' : gap + (gap.endsWith('\t') ? '\t' : '  '))

const innerOf = ({ start, end, tag }: XmlNode, xml: string): string =>
  tag.endsWith('/>') ? '' : xml.slice(start + tag.length, xml.lastIndexOf('</', end - 1))

const keyOf = ({ name, attributes: { id } }: XmlNode): string | null => (id === undefined ? null : `${name}#${id}`)

/** Where the children that the parser wrote stand in the text: it may order them otherwise, but not those of one name. */
function placesOf(before: readonly XmlNode[], text: readonly XmlNode[]): ReadonlyMap<XmlNode, XmlNode> {
  const rowOf = (node: XmlNode): string => keyOf(node) ?? node.name
  const rows = Map.groupBy(text, rowOf)
  const places = new Map<XmlNode, XmlNode>()
  for (const [row, nodes] of Map.groupBy(before, rowOf)) {
    for (const [at, node] of nodes.entries()) {
      const place = rows.get(row)?.[at]
      if (place !== undefined) places.set(node, place)
    }
  }
  return places
}

/** A place in the source text: line and column count from 1. */
export interface XmlPosition {
  readonly line: number
  readonly column: number
}

/** Where an element stands in the document, in UTF-16 units: `<a>` from `start` to `inside`, `</a>` from `insideEnd` to `end`. */
export interface XmlSpan {
  readonly start: number
  readonly inside: number
  readonly insideEnd: number
  readonly end: number
}

/** Namespace prefixes declared on one element, and those around it. Linked, because copying them costs n² on hostile input. */
export interface PrefixScope {
  readonly declared: Readonly<Record<string, string>>
  readonly outer: PrefixScope | undefined
}

/** One element of a document; `name` is the local name, `namespace` its resolved URI ('' for none). */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  /** By the name as written without namespace (`typeRef`), or as `{uri}local` for attributes with a namespace. */
  readonly attributes: ReadonlyMap<string, string>
  /** Prefixes in scope at this element, for values such as `typeRef="feel:string"`. */
  readonly prefixes: PrefixScope
  readonly children: readonly XmlElement[]
  /** The element's own character data, children's excluded. */
  readonly text: string
  readonly position: XmlPosition
  /** For those who write into the document and leave the rest of it alone. */
  readonly span: XmlSpan
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/** The trimmed text of the first child of that name, undefined where there is none. */
export const childTextOf = (element: XmlElement, name: string): string | undefined =>
  childOf(element, name)?.text.trim()

/** Names are sequences of words (DMN 1.5, 10.3.1.4): how much white space stands between them makes no difference. */
export const collapsed = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** The attribute's value with its white space collapsed, undefined where it is absent or blank. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  const value = element.attributes.get(name)
  return value === undefined || value.trim() === '' ? undefined : collapsed(value)
}

/** The namespace a prefix stands for at this element. */
export function namespaceOfPrefix(element: XmlElement, prefix: string): string | undefined {
  for (let scope: PrefixScope | undefined = element.prefixes; scope !== undefined; scope = scope.outer) {
    if (Object.hasOwn(scope.declared, prefix)) return scope.declared[prefix]
  }
  return undefined
}

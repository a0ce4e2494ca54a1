import { onOneLine, type ReadablePlace } from './readable-place.ts'

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Attributes that hold what people read. */
const READ = /\s(?:name|label|value|documentation)="([^"]*)"/g

/** A comment, a tag, whose attributes may say `a > b`, text that is taken as it stands, or what stands between two of them. */
const PIECES = /<!--[\s\S]*?-->|<!\[CDATA\[(?<kept>[\s\S]*?)\]\]>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g

/** Parts of rules with ids of their own that are shown at their rule or their decision. */
const TABLE_PARTS =
  /^(?:\w+:)?(?:decisionTable|input|output|annotation|variable|\w*Expression|\w+Entry|\w+Values|\w*Requirement)$/

/** Texts and labels in the order of the file, each at the innermost element around it that an editor shows by its id. */
export function placesOfXml(content: string): ReadablePlace[] {
  const places: ReadablePlace[] = []
  const open: (string | null)[] = []
  const keep = (text: string, at: string | null) => {
    const read = onOneLine(text)
    if (read !== '') places.push({ text: read, at })
  }
  for (const { 0: piece, groups } of content.matchAll(PIECES)) {
    const around = open.findLast((id) => id !== null) ?? null
    if (groups?.['kept'] !== undefined) keep(groups['kept'], around)
    else if (!piece.startsWith('<')) keep(decoded(piece), around)
    else if (piece.startsWith('</')) open.pop()
    else if (!/^<[!?]/.test(piece)) {
      const own = shownId(piece)
      for (const [, label = ''] of piece.matchAll(READ)) keep(decoded(label), own ?? around)
      if (!piece.endsWith('/>')) open.push(own)
    }
  }
  return places
}

function shownId(tag: string): string | null {
  const [, name = ''] = /^<([\w:.-]+)/.exec(tag) ?? []
  const id = /\sid="([^"]*)"/.exec(tag)?.[1] ?? null
  return TABLE_PARTS.test(name) ? null : id
}

const decoded = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, number?: string, name?: string) => {
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
      if (name !== undefined) return ENTITIES[name] ?? whole
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Attributes that hold what people read. */
const READ = /\s(?:name|label|value|documentation)="([^"]*)"/g

function plain(text: string): string {
  const decoded = text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, number?: string, name?: string) => {
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
      if (name !== undefined) return ENTITIES[name] ?? whole
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
  return decoded.replaceAll(/\s+/g, ' ').trim()
}

function textsOfJson(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOfJson) : []
}

/** What people read in a file, piece by piece: texts and labels of XML, strings of JSON. Broken files are read as far as they go. */
export function readableTexts(content: string): string[] {
  if (!content.trimStart().startsWith('<')) {
    try {
      return textsOfJson(JSON.parse(content))
    } catch (error) {
      if (error instanceof SyntaxError) return content.split('\n').map(plain)
      throw error
    }
  }
  const labels = [...content.matchAll(READ)].map(([, label = '']) => plain(label))
  const texts = content.replaceAll(/<!--[\s\S]*?-->/g, ' ').split(/<[^>]*>/)
  return [...texts.map(plain), ...labels].filter((text) => text !== '')
}

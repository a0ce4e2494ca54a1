import { SaxesParser } from 'saxes'
import { DamagedFile } from './damage.ts'

export type XmlHandlers = {
  /** Names come without a namespace prefix; attributes as they are written. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  /** A run of character data; an element's text may come in several. */
  readonly text: (text: string) => void
}

export type XmlReader = { readonly write: (bytes: Buffer) => void; readonly end: () => void }

/** How much may stand between two tags: the parser holds it in memory. A cell may have 32,767 characters. */
const MOST_BETWEEN_TAGS = 8_388_608

/** Reads XML piece by piece. Throws DamagedFile where it is not well-formed. Entities beyond the five of XML are refused. */
export function createXmlReader(handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sinceTag = 0
  parser.on('error', (error) => {
    throw new DamagedFile(error.message)
  })
  parser.on('opentag', (tag) => {
    sinceTag = 0
    handlers.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    sinceTag = 0
    handlers.close(localName(tag.name))
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  return {
    write: (bytes) => {
      sinceTag += bytes.length
      parser.write(decode(decoder, bytes))
      if (sinceTag > MOST_BETWEEN_TAGS) throw new DamagedFile('it holds a text far longer than a cell')
    },
    end: () => {
      parser.close()
    },
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) throw new DamagedFile('it is not UTF-8 text')
    throw error
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

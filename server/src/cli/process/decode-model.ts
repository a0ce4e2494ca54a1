import { Failure } from '../frame/index.ts'

const DECLARATION = /^(\s*<\?xml\b[^>]*?)\s+encoding\s*=\s*["']([\w.:-]+)["']/

/**
 * The text of a model file. What its bytes are is told by a byte order mark, else by the encoding that its XML declaration
 * states (XML 1.0, appendix F), else it is UTF-8. The declaration is taken out: the text has no encoding any more.
 */
export function decodeModel(path: string, bytes: Uint8Array): string {
  const encoding = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8'
  return decoded(path, bytes, encoding).replace(DECLARATION, '$1')
}

/**
 * The text of a model file to be written back: in UTF-8 as it is, mark and declaration included; from any other encoding as
 * `decodeModel` reads it, so that what is written is UTF-8 and says nothing else.
 */
export function decodeToRewrite(path: string, bytes: Uint8Array): string {
  const encoding = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8'
  if (!/^utf-?8$/.test(encoding)) return decodeModel(path, bytes)
  decoded(path, bytes, 'utf-8')
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0x3c && second === 0) return 'utf-16le'
  return first === 0 && second === 0x3c ? 'utf-16be' : null
}

/** A declaration that can be read in single bytes is not in UTF-16, whatever it says. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  const declared = DECLARATION.exec(head)?.[2]?.toLowerCase() ?? null
  return declared?.startsWith('utf-16') === true ? null : declared
}

function decoded(path: string, bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Failure('process.unknown-encoding', {
        en: `${path} says that it is encoded as ${encoding}, which is not known here.`,
        'zh-CN': `${path} 声明的编码 ${encoding} 无法识别。`,
      })
    }
    if (!(error instanceof TypeError)) throw error
    throw new Failure('process.wrong-encoding', {
      en: `${path} has bytes that are no ${encoding}.`,
      'zh-CN': `${path} 中有不符合 ${encoding} 编码的字节。`,
    })
  }
}

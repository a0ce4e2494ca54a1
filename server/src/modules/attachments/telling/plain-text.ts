import { createReadStream } from 'node:fs'
import { accept } from '@aftersale/kernel'
import { textFlaw } from './signatures.ts'
import { type Told, type Unwelcome, unwelcome } from './told.ts'

/** What no text of a person holds. */
const CONTROL = /(?![\t\n\r\f])\p{Cc}/u
const ENCODINGS = ['utf-8', 'gb18030'] as const
const BEGINNING = 512

/** The type of a file that is text through and through, in one of the encodings that are taken. */
export async function textType(path: string): Promise<Told> {
  for (const encoding of ENCODINGS) {
    const read = await readsAs(path, encoding)
    if (read === 'text') return accept(`text/plain; charset=${encoding}`)
    if (read !== 'other') return unwelcome(read)
  }
  return unwelcome('unknown')
}

async function readsAs(path: string, encoding: string): Promise<'text' | 'other' | Unwelcome> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let beginning = ''
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true })
      if (CONTROL.test(text)) return 'other'
      if (beginning.length < BEGINNING) beginning += text.slice(0, BEGINNING)
    }
    decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return 'other'
    throw error
  }
  return textFlaw(beginning) ?? 'text'
}

import type { Unwelcome } from './told.ts'

/** What the first bytes of a file say: its media type, that it is a zip or may be text, or why it is not taken. */
export type Sign = { readonly type: string } | { readonly kind: 'zip' | 'text' } | { readonly why: Unwelcome }

type Pattern = readonly [at: number, bytes: string]

/** Bytes as Latin-1 text; by the formats' own specifications. */
const SIGNATURES: readonly (readonly [Sign, ...(readonly Pattern[])])[] = [
  [{ type: 'image/jpeg' }, [0, '\xff\xd8\xff']],
  [{ type: 'image/png' }, [0, '\x89PNG\r\n\x1a\n'], [12, 'IHDR']],
  [{ type: 'image/webp' }, [0, 'RIFF'], [8, 'WEBPVP8']],
  [{ type: 'image/gif' }, [0, 'GIF87a']],
  [{ type: 'image/gif' }, [0, 'GIF89a']],
  [{ type: 'application/pdf' }, [0, '%PDF-1.']],
  [{ type: 'application/pdf' }, [0, '%PDF-2.']],
  [{ kind: 'zip' }, [0, 'PK\x03\x04']],
  [{ why: 'archive' }, [0, 'PK']],
  [{ why: 'archive' }, [0, 'Rar!\x1a\x07']],
  [{ why: 'archive' }, [0, '7z\xbc\xaf\x27\x1c']],
  [{ why: 'archive' }, [0, '\x1f\x8b']],
  [{ why: 'archive' }, [0, 'BZh']],
  [{ why: 'archive' }, [0, '\xfd7zXZ']],
  [{ why: 'archive' }, [257, 'ustar']],
  [{ why: 'program' }, [0, '\x7fELF']],
  [{ why: 'program' }, [0, '\xca\xfe\xba\xbe']],
  [{ why: 'program' }, [0, '\xcf\xfa\xed\xfe']],
  [{ why: 'program' }, [0, '\xce\xfa\xed\xfe']],
  [{ why: 'program' }, [0, '#!']],
]

/** Major and compatible brands (ISO/IEC 14496-12 §4.3; registered at mp4ra.org). */
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])
const MP4 = new Set(['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'])

/** Judges a file by its beginning, of which a kilobyte is enough. */
export function signOf(head: Buffer): Sign {
  const text = head.toString('latin1', 0, 1024)
  if (text.startsWith('ftyp', 4)) return brandOf(text)
  const known = SIGNATURES.find(([, ...patterns]) => patterns.every(([at, bytes]) => text.startsWith(bytes, at)))
  if (known !== undefined) return known[0]
  return isProgram(head, text) ? { why: 'program' } : { kind: 'text' }
}

function brandOf(text: string): Sign {
  const length = Math.min(text.length, Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE())
  const brands = [text.slice(8, 12)]
  for (let at = 16; at + 4 <= length; at += 4) brands.push(text.slice(at, at + 4))
  const [major = ''] = brands
  if (HEIC.has(major) || (major === 'mif1' && brands.some((brand) => HEIC.has(brand)))) return { type: 'image/heic' }
  return MP4.has(major) ? { type: 'video/mp4' } : { why: 'unknown' }
}

/** `MZ` alone may begin a sentence: programs of Windows and DOS say in their header where they go on, and hold NUL bytes. */
const isProgram = (head: Buffer, text: string) => text.startsWith('MZ') && head.includes(0)

/** The beginnings by which browsers take text for a page (WHATWG MIME Sniffing §7.1), and drawings. */
const MARKUP =
  /^(<!doctype|<html|<head|<script|<iframe|<h1|<div|<font|<table|<a|<style|<title|<b|<body|<br|<p|<!--|<\?xml|<svg|<\?php|<%)([\s>/]|$)/i
const SCRIPT = /^(@echo off|#!)/i

/** Why text is not taken for its first characters; undefined where nothing speaks against it. */
export function textFlaw(beginning: string): Unwelcome | undefined {
  const begins = beginning.trimStart()
  if (MARKUP.test(begins)) return 'markup'
  return SCRIPT.test(begins) ? 'program' : undefined
}

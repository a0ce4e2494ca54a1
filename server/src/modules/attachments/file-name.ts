/** What names of files of each type end with; the first is given to those that end otherwise. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'image/heic': ['.heic', '.heif'],
  'application/pdf': ['.pdf'],
  'video/mp4': ['.mp4', '.m4v'],
  'text/plain': ['.txt', '.csv', '.tsv', '.log', '.md', '.json', '.eml'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
}

/** Control characters, line separators, and marks that turn the direction of text or cannot be seen. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
/** What some systems do not take in a name. */
const UNWELCOME = /[<>:"|?*]/g
const LONGEST = 200

/**
 * A file's name as people may read and save it: no path, nothing that cannot be seen, at most 200 characters, and an ending
 * that fits what is in the file. `mediaType` as it was told by the content.
 */
export function cleanFileName(given: string, mediaType: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const seen = last.replaceAll(UNSEEN, '').replaceAll(UNWELCOME, '_').replaceAll(/\s+/gu, ' ')
  const name = seen.replace(/^[\s.]+/u, '').replace(/[\s.]+$/u, '')
  const endings = ENDINGS[mediaType.split(';', 1)[0] ?? ''] ?? []
  const own = endings.find((ending) => name.toLowerCase().endsWith(ending))
  const ending = own === undefined ? (endings[0] ?? '') : name.slice(-own.length)
  const stem = own === undefined ? name : name.slice(0, -own.length)
  return `${[...(stem === '' ? 'file' : stem)].slice(0, LONGEST - ending.length).join('')}${ending}`
}

import { systemCode } from './byte-source.ts'

/** Thrown where the bytes of a workbook make no sense; its message says why, in a few words for people. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}

/**
 * What is wrong with a workbook, from an error of reading it: our own finding, zlib's, or the zip reader's, which throws
 * plain Errors. Anything else, a failing disk or a defect of ours, is thrown on.
 */
export function damageReason(error: unknown): string {
  if (!(error instanceof Error) || systemCode(error) !== undefined) throw error
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof DamagedFile || code.startsWith('Z_') || error.constructor === Error) return error.message
  throw error
}

import { hash } from 'node:crypto'

/** 128 bits of SHA-256 in the form of a uuid: what PostgreSQL keeps in sixteen bytes. Equal parts give equal keys. */
export function digestKey(parts: readonly (string | number)[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/**
 * The record key of the nth of the rows of a source that are equal and have no key of their own. They share the first 96
 * bits, so that all of them stand side by side in the index and can be counted there.
 */
export function equalRowKey(source: string, contentKey: string, ordinal: number): string {
  return equalRowKeys(source, contentKey) + ordinal.toString(16).padStart(8, '0')
}

/** What the record keys of equal rows begin with. */
export function equalRowKeys(source: string, contentKey: string): string {
  return digestKey([source, 'row', contentKey]).slice(0, 28)
}

/** The record key of what a source knows by a key of its own: a row's key columns, or the external id of an API call. */
export function keyedDigest(source: string, key: readonly string[]): string {
  return digestKey([source, 'key', ...key])
}

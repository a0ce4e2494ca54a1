import type { ByteRange } from '@aftersale/contract'

/** What is put into a storage: its size in bytes, its SHA-256 in hex, and where it is. */
export interface Deposit {
  readonly bytes: number
  readonly sha256: string
  readonly type: string
  readonly from: { readonly path: string } | { readonly content: Uint8Array<ArrayBuffer> }
}

/**
 * Where the bytes of attachments lie, each content under a key of its own (lower-case hex digits and dots of a digest and
 * what belongs to it). All of it may be asked again. Throws `Trouble` where the storage does not do what it is asked.
 */
export interface AttachmentStorage {
  /** The bytes are there, whole, once it has answered. */
  put(key: string, deposit: Deposit): Promise<void>
  /** The content, or a range of it, as it comes. */
  read(key: string, range: ByteRange | null): Promise<AsyncIterable<Uint8Array>>
  /** What is not there is removed already. */
  remove(keys: readonly string[]): Promise<void>
  /** Throws where it would not take or give anything now. */
  check(): Promise<void>
}

/** The key of a content's thumbnail, beside that of the content, which is its digest. */
export const thumbnailKey = (digest: string): string => `${digest}.thumbnail`

const KEY = /^[0-9a-f]{64}(\.thumbnail)?$/

/** Keeps a key from leading anywhere else. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new RangeError(`expected the key of a content, got ${JSON.stringify(key)}`)
  return key
}

import { z } from 'zod'

/** Bytes from the first to the last, both counted from 0 and both included. */
export type ByteRange = { readonly from: number; readonly to: number }

/** What a route answers that hands out a file. Ranges, caching and headers are a matter of the door. */
export type BinaryContent = {
  /** As the receiver is told to save it. */
  readonly fileName: string
  /** The media type, such as `image/jpeg`. */
  readonly type: string
  /** Null where it is made while it is read: then it has no ranges, and nobody has it already. */
  readonly bytes: number | null
  /** What tells this content from any other. */
  readonly digest: string
  /** Whether a browser may show it instead of saving it. */
  readonly isInline: boolean
  /** The content as it comes, or the part that is asked for. Read at most once. */
  readonly read: (range: ByteRange | null) => Promise<AsyncIterable<Uint8Array>>
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const example: BinaryContent = {
  fileName: 'label.jpg',
  type: 'image/jpeg',
  bytes: 0,
  digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  isInline: false,
  read: async () => nothing(),
}

/** The answer of routes that hand out files. */
export const binaryContent = z
  .custom<BinaryContent>((value) => typeof value === 'object' && value !== null && 'read' in value)
  .meta({ examples: [example] })

/** A file as a client receives it. */
export type ReceivedFile = { readonly type: string; readonly content: Blob }

import { createGunzip, type Gunzip } from 'node:zlib'

/** Why the bytes ended before their end; undefined while all is well. */
export type Stop = 'cut-off' | 'damaged' | 'expanding'

export type StoppableBytes = {
  readonly chunks: AsyncIterable<Buffer>
  /** To be asked once the chunks have ended. */
  readonly stop: () => Stop | undefined
}

const INPUT_PIECE = 16_384
/** Deflate reaches 1032 to 1; exports of tables reach 5 to 40. Small files may expand as they like. */
const HIGHEST_RATIO = 250
const EXPAND_FREELY = 268_435_456

/** Whether unpacking this much from that little is no table but an attack. */
export function isExpanding(packedBytes: number, unpackedBytes: number): boolean {
  return unpackedBytes > EXPAND_FREELY && unpackedBytes > packedBytes * HIGHEST_RATIO
}

/**
 * Unpacks gzip, several members in a row too, and keeps every byte before a place where it is cut off. A stream that is
 * iterated or piped loses what it had buffered when it fails, so this one is fed piece by piece: when a write is answered,
 * all it unpacks to has been handed over. A piece of 16 KiB unpacks to 16 MiB at the worst; the one in which damage shows
 * is not handed over, because deflate notices late and what it gave last may be nonsense.
 */
export function gunzip(packed: AsyncIterable<Buffer>): StoppableBytes {
  let stopped: Stop | undefined
  async function* chunks(): AsyncGenerator<Buffer> {
    const inflate = createGunzip({ chunkSize: 65_536 })
    let ready: Buffer[] = []
    let packedBytes = 0
    let unpackedBytes = 0
    inflate.on('data', (bytes: Buffer) => {
      unpackedBytes += bytes.length
      ready.push(bytes)
    })
    const failed = new Promise<Error>((resolve) => inflate.once('error', resolve))
    const take = (): Buffer[] => {
      const bytes = ready
      ready = []
      return bytes
    }
    try {
      for await (const chunk of packed) {
        for (let from = 0; from < chunk.length; from += INPUT_PIECE) {
          const piece = chunk.subarray(from, from + INPUT_PIECE)
          packedBytes += piece.length
          stopped = stopOf(await Promise.race([written(inflate, piece), failed]))
          yield* take()
          if (stopped === undefined && isExpanding(packedBytes, unpackedBytes)) stopped = 'expanding'
          if (stopped !== undefined) return
        }
      }
      stopped = stopOf(await Promise.race([ended(inflate), failed]))
      yield* take()
    } finally {
      inflate.destroy()
    }
  }
  return { chunks: chunks(), stop: () => stopped }
}

/** Answers once everything before the end was handed over; a failing stream answers through its error instead. */
function written(inflate: Gunzip, piece: Buffer): Promise<undefined> {
  return new Promise((resolve) => {
    inflate.write(piece, (error) => {
      if (!error) resolve(undefined)
    })
  })
}

function ended(inflate: Gunzip): Promise<undefined> {
  return new Promise((resolve) => {
    inflate.once('end', () => resolve(undefined))
    inflate.end()
  })
}

/** zlib says Z_BUF_ERROR where input ends too early and Z_DATA_ERROR where it makes no sense. */
function stopOf(error: Error | undefined): Stop | undefined {
  if (error === undefined) return undefined
  const code = 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') return 'cut-off'
  if (code === 'Z_DATA_ERROR') return 'damaged'
  throw error
}

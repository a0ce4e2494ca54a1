import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive, its content as it comes. */
export interface ZipPart {
  readonly name: string
  readonly content: AsyncIterable<string> | Iterable<string>
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly bytes: number
  readonly offset: number
}

/** Sizes and checksum follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0b1000_0000_1000
/** 1980-01-01, the first day that the format knows: a table is no different for the minute in which it was made. */
const DAY = 0x21

/** An archive (PKWARE APPNOTE 6.3, §4.3) that is written while its parts come. Each part and the whole are below 4 GiB. */
export async function* zipOf(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const head = Buffer.concat([signature(0x04034b50), fieldsOf({ crc: 0, packed: 0, bytes: 0 }, name), name])
    yield head
    let [crc, bytes, packed] = [0, 0, 0]
    const counted = async function* () {
      for await (const text of part.content) {
        const chunk = Buffer.from(text)
        crc = crc32(chunk, crc)
        bytes += chunk.length
        yield chunk
      }
    }
    for await (const chunk of Readable.from(counted(), { objectMode: false }).compose(createDeflateRaw({ level: 6 }))) {
      packed += (chunk as Buffer).length
      yield chunk as Buffer
    }
    const tail = Buffer.alloc(12)
    tail.writeUInt32LE(crc, 0)
    tail.writeUInt32LE(packed, 4)
    tail.writeUInt32LE(bytes, 8)
    yield Buffer.concat([signature(0x08074b50), tail])
    written.push({ name, crc, packed, bytes, offset })
    offset += head.length + packed + 16
  }
  const directory = Buffer.concat(written.flatMap(entryOf))
  yield directory
  const end = Buffer.alloc(18)
  end.writeUInt16LE(written.length, 4)
  end.writeUInt16LE(written.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  yield Buffer.concat([signature(0x06054b50), end])
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

/** What the head of a part and its entry in the directory share. */
function fieldsOf({ crc, packed, bytes }: Pick<Written, 'crc' | 'packed' | 'bytes'>, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(FLAGS, 2)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt16LE(DAY, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function entryOf(one: Written): Buffer[] {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(one.offset, 10)
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(20)
  return [signature(0x02014b50), madeBy, fieldsOf(one, one.name), rest, one.name]
}

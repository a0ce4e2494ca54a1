/**
 * Arrays in PostgreSQL's binary wire format (array_send in the server's sources): dimensions, null flag, element type,
 * length, lower bound, then each element as its byte length and its bytes; all numbers big-endian, a null has length −1.
 */
const NULL_FLAG_AT = 4
const HEADER = 20

/** Grows to the largest array written, up to this; encoding is synchronous, so one buffer serves all. */
const KEPT = 16 * 1024 * 1024
let shared = Buffer.allocUnsafeSlow(1024 * 1024)

export class ArrayWriter {
  buffer = shared
  at = HEADER

  /** Makes room for so many bytes more. */
  reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.at + bytes))
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
    if (larger.length <= KEPT) shared = larger
  }

  int32(value: number): void {
    const { buffer, at } = this
    buffer[at] = value >>> 24
    buffer[at + 1] = value >>> 16
    buffer[at + 2] = value >>> 8
    buffer[at + 3] = value
    this.at = at + 4
  }

  /** A whole number of at most 2^53 as eight bytes. */
  int64(value: number): void {
    this.int32(Math.floor(value / 4_294_967_296))
    this.int32(value)
  }

  /** Short ASCII text byte by byte: a call into V8's encoder costs more than forty of these (measured on Node 24). */
  text(value: string): void {
    this.reserve(value.length * 3)
    const { buffer, at } = this
    const { length } = value
    if (length <= 40) {
      let index = 0
      for (; index < length; index += 1) {
        const code = value.charCodeAt(index)
        if (code > 127) break
        buffer[at + index] = code
      }
      if (index === length) {
        this.at = at + length
        return
      }
    }
    this.at = at + buffer.write(value, at, 'utf8')
  }
}

export function encodeArray<Value>(
  values: readonly (Value | null | undefined)[],
  elementType: number,
  encode: (writer: ArrayWriter, value: Value) => void,
): Buffer {
  const writer = new ArrayWriter()
  let nulls = 0
  for (const value of values) {
    writer.reserve(64)
    if (value === null || value === undefined) {
      writer.int32(-1)
      nulls = 1
    } else {
      encode(writer, value)
    }
  }
  const { buffer, at } = writer
  buffer.writeInt32BE(values.length === 0 ? 0 : 1, 0)
  buffer.writeInt32BE(nulls, NULL_FLAG_AT)
  buffer.writeInt32BE(elementType, 8)
  buffer.writeInt32BE(values.length, 12)
  buffer.writeInt32BE(1, 16)
  return Buffer.from(buffer.subarray(0, values.length === 0 ? 12 : at))
}

/** A value as it stands in such an array, by itself: PostgreSQL's binary format of a parameter. */
export function encodeValue<Value>(
  value: Value | null | undefined,
  encode: (writer: ArrayWriter, value: Value) => void,
): Buffer | null {
  if (value === null || value === undefined) return null
  const writer = new ArrayWriter()
  writer.reserve(64)
  encode(writer, value)
  return Buffer.from(writer.buffer.subarray(HEADER + 4, writer.at))
}

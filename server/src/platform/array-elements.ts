import type { ArrayWriter } from './array-encoding.ts'

/** PostgreSQL counts microseconds from 2000, JavaScript milliseconds from 1970. */
const EPOCH_2000 = 946_684_800_000

/** Beyond these years PostgreSQL's text, which the type parsers read, takes another form. */
const YEAR_1 = Date.parse('0001-01-01T00:00:00Z')
const YEAR_10000 = 253_402_300_800_000

export function writeInteger(writer: ArrayWriter, value: number): void {
  if ((value | 0) !== value) throw new RangeError(`expected a whole number of 32 bits, got ${value}`)
  writer.int32(4)
  writer.int32(value)
}

export function writeBigint(writer: ArrayWriter, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`expected a whole number within ±(2^53 − 1), got ${value}`)
  writer.int32(8)
  writer.int64(value)
}

export function writeBoolean(writer: ArrayWriter, value: boolean): void {
  writer.int32(1)
  writer.buffer[writer.at] = value ? 1 : 0
  writer.at += 1
}

let lastIso = ''
let lastMilliseconds = 0

/** An instant or its ISO text. A batch mostly repeats one text: it is read once. */
export function writeTimestamptz(writer: ArrayWriter, value: number | string): void {
  let milliseconds: number
  if (typeof value === 'number') milliseconds = value
  else if (value === lastIso) milliseconds = lastMilliseconds
  else {
    milliseconds = Date.parse(value)
    lastIso = value
    lastMilliseconds = milliseconds
  }
  if (!(milliseconds >= YEAR_1 && milliseconds < YEAR_10000)) {
    throw new RangeError(`expected an instant in the years 1 to 9999, got ${value}`)
  }
  writer.int32(8)
  const microseconds = (milliseconds - EPOCH_2000) * 1000
  if (Number.isSafeInteger(microseconds)) writer.int64(microseconds)
  else writer.at = writer.buffer.writeBigInt64BE(BigInt(milliseconds - EPOCH_2000) * 1000n, writer.at)
}

export function writeText(writer: ArrayWriter, value: string): void {
  writeSized(writer, value, false)
}

/** JSON text; the byte before it is the version of the format. */
export function writeJsonb(writer: ArrayWriter, value: string): void {
  writeSized(writer, value, true)
}

function writeSized(writer: ArrayWriter, value: string, versioned: boolean): void {
  const lengthAt = writer.at
  writer.at += 4
  if (versioned) {
    writer.buffer[writer.at] = 1
    writer.at += 1
  }
  writer.text(value)
  const end = writer.at
  writer.at = lengthAt
  writer.int32(end - lengthAt - 4)
  writer.at = end
}

const NIBBLE = new Int8Array(128).fill(-1)
for (let digit = 0; digit < 16; digit += 1) {
  NIBBLE[digit.toString(16).charCodeAt(0)] = digit
  NIBBLE[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

export function writeUuid(writer: ArrayWriter, value: string): void {
  writer.int32(16)
  const { buffer, at } = writer
  let index = 0
  for (let byte = 0; byte < 16; byte += 1) {
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) {
      if (value.charCodeAt(index) !== 45) throw notUuid(value)
      index += 1
    }
    const high = NIBBLE[value.charCodeAt(index)] ?? -1
    const low = NIBBLE[value.charCodeAt(index + 1)] ?? -1
    if (high < 0 || low < 0) throw notUuid(value)
    buffer[at + byte] = (high << 4) | low
    index += 2
  }
  if (value.length !== 36) throw notUuid(value)
  writer.at = at + 16
}

const notUuid = (value: string) => new RangeError(`expected a uuid such as 0190f3a2-…, got ${JSON.stringify(value)}`)

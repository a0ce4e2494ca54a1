import { type Instant, instantOf } from './instant.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const VERSION_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i
/** The counter has 42 bits; it starts below half of them, so that one millisecond holds 2 × 10^12 ids at least. */
const COUNTER_LIMIT = 2 ** 42
const COUNTER_SEED_LIMIT = 2 ** 41
const LATEST = 2 ** 48

/**
 * Makes a source of UUIDs version 7 (RFC 9562 §5.7): they sort as text by the time they were made, and within one
 * millisecond of one source by their order, through a counter in the upper 42 random bits (§6.2, method 1); the lower 32
 * bits are fresh in every id. Where the clock steps back, the source stays at its latest millisecond and counts on.
 * `random(n)` gives n random bytes. The source answers the id for `now`, which lies in 1970 or later; throws otherwise.
 */
export function createIdSource(random: (bytes: number) => Uint8Array): (now: Instant) => string {
  let time = -1
  let counter = 0
  return (now) => {
    if (now < 0 || now >= LATEST) throw new RangeError(`expected an instant from 1970 on, got ${now}`)
    if (now > time) {
      time = now
      counter = numberOf(random(6)) % COUNTER_SEED_LIMIT
    } else {
      counter += 1
      if (counter === COUNTER_LIMIT) {
        time += 1
        counter = 0
      }
    }
    return format(time, counter, random(4))
  }
}

/** Whether a text from outside is an id that such a source may have made: a UUID version 7. */
export const isId = (text: string): boolean => VERSION_7.test(text)

/** The instant an id of this kind was made at; undefined where the text is no UUID version 7. */
export function idTime(id: string): Instant | undefined {
  if (!isId(id)) return undefined
  return instantOf(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

function numberOf(bytes: Uint8Array): number {
  let number = 0
  for (const byte of bytes) number = number * 256 + byte
  return number
}

/** Lays out 48 bits of time, the version, 12 bits of counter, the variant, 30 bits of counter and 32 random bits. */
function format(time: number, counter: number, tail: Uint8Array): string {
  const high = Math.floor(counter / 2 ** 30)
  const low = counter % 2 ** 30
  return (
    `${hex(time / 2 ** 40)}${hex(time / 2 ** 32)}${hex(time / 2 ** 24)}${hex(time / 2 ** 16)}-` +
    `${hex(time / 2 ** 8)}${hex(time)}-${hex(0x70 | (high >> 8))}${hex(high)}-` +
    `${hex(0x80 | (low >> 24))}${hex(low >> 16)}-${hex(low >> 8)}${hex(low)}` +
    `${hex(tail[0])}${hex(tail[1])}${hex(tail[2])}${hex(tail[3])}`
  )
}

function hex(value: number | undefined): string {
  const byte = Math.floor(value ?? Number.NaN) % 256
  const text = HEX[byte]
  if (text === undefined) throw new RangeError('expected four random bytes, got fewer')
  return text
}

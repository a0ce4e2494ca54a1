/** What a record can be found by: one text, and the pieces of it that an index can hold. */
export type SearchText = { readonly text: string; readonly terms: readonly string[] }

/** Longer texts are found by their beginning. */
const LONGEST = 1_000

/**
 * Makes the words that a record is found by. Full-width and half-width letters are the same, upper and lower case too.
 *
 * The pieces are three letters, digits or signs of ASCII that follow one another, every other character alone and with its
 * neighbour, and the first one and two of a word of ASCII: a Chinese name has two or three characters, of which an index of
 * three-letter pieces (pg_trgm) holds nothing. A space stands before each word of the text, the first too.
 */
export function searchTextOf(words: readonly string[]): SearchText {
  const text = normal(words.join(' ')).slice(0, LONGEST).toWellFormed()
  const pieces = text.split(' ').flatMap((word) => [...piecesOf(word), ...beginningsOf(word)])
  return { text: ` ${text}`, terms: [...new Set(pieces)].sort() }
}

/**
 * What a record's text and terms must hold to be found by what a person typed: every word of it, in any order; a letter or
 * two of ASCII at the beginning of a word, anything longer anywhere.
 */
export function searchedFor(typed: string): { readonly words: readonly string[]; readonly terms: readonly string[] } {
  const words = [...new Set(normal(typed).slice(0, LONGEST).toWellFormed().split(' '))].filter((word) => word !== '')
  const terms = words.flatMap((word) => (isShort(word) ? beginningsOf(word).slice(-1) : piecesOf(word)))
  return { words: words.map((word) => (isShort(word) ? ` ${word}` : word)), terms: withoutImplied(terms) }
}

/** Where a character is with its neighbour it is alone too: asking for both reads the index twice, and finds the same. */
const withoutImplied = (terms: readonly string[]): string[] =>
  [...new Set(terms)]
    .filter((term) => [...term].length > 1 || !terms.some((other) => other !== term && other.includes(term)))
    .sort()

const normal = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

function piecesOf(word: string): string[] {
  const characters = [...word]
  return characters.flatMap((character, at) => {
    const next = characters[at + 1] ?? ''
    if (isAscii(character)) {
      const three = character + next + (characters[at + 2] ?? '')
      return three.length === 3 && isAscii(three) ? [three] : next !== '' && !isAscii(next) ? [character + next] : []
    }
    return next === '' ? [character] : [character, character + next]
  })
}

/** `^a` and `^ab` of `abc`. */
const beginningsOf = (word: string) =>
  [1, 2].flatMap((length) => {
    const beginning = word.slice(0, length)
    return beginning.length === length && isAscii(beginning) ? [`^${beginning}`] : []
  })

const isShort = (word: string) => word.length < 3 && isAscii(word)
const isAscii = (text: string) => /^[\x21-\x7e]+$/.test(text)

/** What a record can be found by: one text, and the pieces of it that an index can hold. */
export type SearchText = { readonly text: string; readonly terms: readonly string[] }

/** Longer texts are found by their beginning. */
const LONGEST = 1_000

/**
 * Makes the words that a record is found by. Full-width and half-width letters are the same, upper and lower case too.
 *
 * The pieces are three letters or digits of ASCII that follow one another, and every other character alone and with its
 * neighbour: a Chinese name has two or three characters, of which an index of three-letter pieces (pg_trgm) holds nothing.
 */
export function searchTextOf(words: readonly string[]): SearchText {
  const text = normal(words.join(' ')).slice(0, LONGEST).toWellFormed()
  return { text, terms: [...new Set(text.split(' ').flatMap(piecesOf))].sort() }
}

/**
 * What a record's text and terms must hold to be found by what a person typed: every word of it, in any order. Without
 * terms (a letter or two) only the text can tell.
 */
export function searchedFor(typed: string): { readonly words: readonly string[]; readonly terms: readonly string[] } {
  const words = [...new Set(normal(typed).slice(0, LONGEST).toWellFormed().split(' '))].filter((word) => word !== '')
  return { words, terms: [...new Set(words.flatMap(piecesOf))].sort() }
}

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

const isAscii = (text: string) => /^[\x21-\x7e]+$/.test(text)

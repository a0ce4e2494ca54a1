import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommandLine } from './command-line.ts'

const root = join(import.meta.dirname, '../..')

/** The words of a line as a shell would part them. */
const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** The commands of a page with what stands below them; those with nothing below do more than print. */
export function shownIn(page: string): [line: string, printed: string][] {
  const blocks = readFileSync(join(root, page), 'utf8').match(/(?:^ {4}.*\n|^\n(?= {4}))+/gm) ?? []
  return blocks.flatMap((block) =>
    block
      .replace(/^ {4}/gm, '')
      .split(/^\.\/aftersale /m)
      .slice(1)
      .flatMap((part): [string, string][] => {
        const [line = '', ...printed] = part.split('\n')
        const text = printed.join('\n').trim()
        return text === '' ? [] : [[line, text]]
      }),
  )
}

/** What a documented command prints, run where the project is. */
export async function printedBy(line: string): Promise<string> {
  const words = wordsOf(line).map((word) => word.replace(/^(@?)(?=(?:pack|docs)\/)/, `$1${root}/`))
  const { out, err } = await runCommandLine(...words)
  return `${err}${out}`.replaceAll(`${root}/`, '').trim()
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Picture } from './picture.ts'

/** The pictures of one page, and as whom it was seen. */
export interface Pictured {
  readonly name: string
  readonly as: string
  readonly pictures: readonly Picture[]
}

/** Writes a page that shows all pictures side by side, each opening in its full size. */
export async function writeGallery(folder: string, pages: readonly Pictured[]): Promise<string> {
  const file = join(folder, 'index.html')
  const rows = pages.map(({ name, as, pictures }) => {
    const figures = pictures.map(
      ({ file, language, width }) =>
        `<a href="${file}"><img src="${file}" alt="${name}, ${language}, ${width} px" loading="lazy" height="360"></a>`,
    )
    return `<section><h2>${name} <small>${as}</small></h2>${figures.join('\n')}</section>`
  })
  const style = 'body{font:15px system-ui;margin:24px}img{border:1px solid #8884;margin:0 12px 12px 0}small{opacity:.6}'
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Aftersale</title>`
  await writeFile(
    file,
    `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body>${rows.join('\n')}</body></html>\n`,
  )
  return file
}

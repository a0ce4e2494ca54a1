import { palettes, propertiesOf } from '../../../../shell/theme/palette.ts'

/** A drawing for paper and mail: the palette's properties become its light colours. */
export function standAlone(svg: string): string {
  const colours = new Map(propertiesOf(palettes.light))
  return svg
    .replaceAll(/var\((--[\w-]+)\)/g, (all, name: string) => colours.get(name) ?? all)
    .replaceAll('font-family: inherit', 'font-family: sans-serif')
    .replaceAll('font-family="inherit"', 'font-family="sans-serif"')
}

const SHARPNESS = 2

/** The drawing as pixels, on white. */
export async function pngOf(svg: string): Promise<Blob> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth * SHARPNESS
  canvas.height = picture.naturalHeight * SHARPNESS
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('expected the browser to have a canvas, got none')
  context.fillStyle = palettes.light.sheet
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('expected a picture, got none')) : resolve(blob)),
      'image/png',
    )
  })
}

/** Hands a file to whoever asked for it. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

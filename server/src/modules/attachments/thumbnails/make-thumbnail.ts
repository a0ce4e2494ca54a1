import type { Sharp, SharpOptions } from 'sharp'

const LONGEST_SIDE = 480
/** A camera takes 12 to 48 megapixels; a picture of more may be a file that unpacks to gigabytes. */
const MOST_PIXELS = 50_000_000
const SECONDS = 10
const READABLE = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
/** HEIC is not among them: its licence keeps the decoder out of the library. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`)

/** Whether a thumbnail can be made of files of a type. */
export const canHaveThumbnail = (type: string): boolean => READABLE.has(type)

export interface Thumbnail {
  readonly type: 'image/webp'
  readonly content: Uint8Array<ArrayBuffer>
}

type Open = (content: Uint8Array, options: SharpOptions) => Sharp

let opening: Promise<Open> | undefined

/** Loaded when the first picture comes: most processes see none. Only what reads the types that are taken stays open. */
async function load(): Promise<Open> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  return sharp
}

/**
 * A small picture of an image, at most 480 pixels on its longer side, turned as the camera was held, its first frame alone,
 * without whatever else was written into the file: place, time, camera. Null where it cannot be read, or is too large.
 */
export async function makeThumbnail(content: Uint8Array): Promise<Thumbnail | null> {
  opening ??= load()
  const open = await opening
  try {
    const made = await open(content, { limitInputPixels: MOST_PIXELS, pages: 1, sequentialRead: true, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer()
    return { type: 'image/webp', content: new Uint8Array(made) }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error
    return null
  }
}

/** What the server takes: SVG is not among it, it may hold scripts. */
export const LOGO_TYPES = 'image/png,image/jpeg,image/webp'

/** In bytes. */
export const LARGEST_LOGO = 512 * 1024

/** A file as a data URL, to be shown before it is saved. */
export const readLogo = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error ?? new Error(`expected to read ${file.name}`)))
    reader.readAsDataURL(file)
  })

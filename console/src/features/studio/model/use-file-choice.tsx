import { type ReactNode, useRef } from 'react'

/** A file from the browser's own dialog: `input` is to stand somewhere in the page, `open` asks for one. */
export function useFileChoice(
  accept: string,
  onFile: (file: File) => void,
): { readonly input: ReactNode; readonly open: () => void } {
  const upload = useRef<HTMLInputElement>(null)
  const input = (
    <input
      ref={upload}
      type="file"
      hidden
      accept={accept}
      onChange={({ target }) => {
        const [file] = target.files ?? []
        // The same file can be chosen again after it was mended.
        if (file !== undefined) onFile(file)
        target.value = ''
      }}
    />
  )
  return { input, open: () => upload.current?.click() }
}

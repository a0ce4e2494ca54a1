/** Puts a text on the clipboard; fails where the browser does not let it: pages over plain HTTP have no clipboard at all. */
export const copyText = async (text: string): Promise<void> => {
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard === undefined) throw new Error('no clipboard')
  await clipboard.writeText(text)
}

/**
 * The header that says how to save a file (RFC 6266): a name of ASCII for the oldest receivers, and the whole name as
 * RFC 8187 writes it.
 */
export function contentDisposition(fileName: string, isInline: boolean): string {
  const kind = isInline ? 'inline' : 'attachment'
  const plain = fileName.replaceAll(/[^ !#$&'()+,\-.0-9;=@A-Z[\]^_`a-z{}~]/gu, '_')
  const extended = encodeURIComponent(fileName.toWellFormed()).replaceAll(/['()*!]/g, escapeCharacter)
  return plain === fileName
    ? `${kind}; filename="${plain}"`
    : `${kind}; filename="${plain}"; filename*=UTF-8''${extended}`
}

const escapeCharacter = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

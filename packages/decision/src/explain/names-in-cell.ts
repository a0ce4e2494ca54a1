/**
 * A cell with what `said` says in place of names that stand for themselves: not in texts, of members, or of
 * functions. Two dots are those of a range.
 */
export const withNamesSaid = (cell: string, said: (name: string) => string | undefined): string =>
  cell.replaceAll(/"(?:[^"\\]|\\.)*"|(?<!\w|(?<!\.)\.)[A-Za-z_]\w*(?![\w(]|\.(?!\.))/g, (found) =>
    found.startsWith('"') ? found : (said(found) ?? found),
  )

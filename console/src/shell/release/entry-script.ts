const ENTRY = /<script\b[^>]*\bsrc="(?<src>[^"]+)"/

/** The first script that a page names; it is called otherwise in every build. Null: the page names none. */
export const entryScript = (html: string): string | null => ENTRY.exec(html)?.groups?.['src'] ?? null

const LONGEST = 120

/** A text out of the document as a sentence can quote it: on one line, not endless, and nothing a terminal would act on. */
export function shortened(text: string): string {
  const visible = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/\p{Cc}/gu, '�')
  return visible.length <= LONGEST ? visible : `${visible.slice(0, LONGEST)}…`
}

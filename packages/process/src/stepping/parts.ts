/** `completing-2` is the third of the listeners that are asked before completion. */
export function partOf(part: string): readonly [occasion: string, position: number] {
  const dash = part.lastIndexOf('-')
  return [part.slice(0, dash), Number(part.slice(dash + 1))]
}

import type { Bilingual } from '@aftersale/contract'
import { namesIn, readPlainFlow } from '@aftersale/modelling'
import { useEffect, useState } from 'react'

const NONE: ReadonlyMap<string, Bilingual> = new Map()

/** What everything is called in the flow in force, by its id; nothing where none is, or it cannot be read. */
export function useFormerNames(inForce: string | null): ReadonlyMap<string, Bilingual> {
  const [names, setNames] = useState(NONE)
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      const plain = inForce === null ? null : await readPlainFlow(inForce)
      if (isCurrent) setNames(plain?.ok === true ? namesIn(plain.value) : NONE)
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [inForce])
  return names
}

import type { Language } from '@aftersale/contract'
import i18next, { type i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { loadTexts } from '../../../../text/i18n.ts'

/** The console's texts in a language, whatever language the page is in; null until they are there. */
export function useTextsIn(language: Language): i18n | null {
  const [texts, setTexts] = useState<i18n | null>(null)
  useEffect(() => {
    let isWanted = true
    const load = async () => {
      await loadTexts(language)
      if (isWanted) setTexts(i18next.cloneInstance({ lng: language }))
    }
    void load()
    return () => {
      isWanted = false
    }
  }, [language])
  return texts
}

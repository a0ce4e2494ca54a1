import { carriers, type Language } from '@aftersale/contract'

/** What a carrier is called; one that we do not know is shown by its code. */
export const carrierText = (code: string, language: Language): string =>
  carriers.find((one) => one.code === code)?.name[language] ?? code

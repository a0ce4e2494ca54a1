const TWO_DECIMALS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT ' +
  'LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR ' +
  'RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES ' +
  'WST XCD XCG YER ZAR ZMW ZWG'

/**
 * ISO 4217 list one: the decimals of each currency's minor unit. Funds codes and metals, which nobody pays with, are left
 * out; ANG and BGN, withdrawn in 2025 and 2026, stay because orders paid in them are still returned.
 */
const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...codes('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', 0),
  ...codes(TWO_DECIMALS, 2),
  ...codes('BHD IQD JOD KWD LYD OMR TND', 3),
])

function codes(list: string, exponent: number): [string, number][] {
  return list.split(' ').map((code) => [code, exponent])
}

/** How many decimals the minor unit of a currency has (CNY 2, JPY 0, KWD 3); undefined for a code ISO 4217 does not list. */
export function currencyExponent(currency: string): number | undefined {
  return EXPONENTS.get(currency)
}

import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'

/** What an authenticator app does with the key that it was given: answers the code of this moment. */
export function codesOf(key: string): () => Promise<string> {
  const secret = new TextDecoder().decode(base32.decode(key))
  return () => createOTP(secret).totp()
}

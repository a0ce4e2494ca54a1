import * as oidc from 'openid-client'
import type { Log } from '../../../platform/log.ts'
import { Trouble } from '../../../platform/trouble.ts'

/** The company's identity provider as its settings give it. */
export interface SignOnSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
  /** Whether whoever it vouches for is added here, instead of being refused. */
  readonly addsPeople: boolean
}

/** The settings of the environment; null where there is none. Throws `Trouble` where they are incomplete. */
export function readSignOn(env: NodeJS.ProcessEnv): SignOnSettings | null {
  const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(
    (name) => env[`AFTERSALE_OIDC_${name}`] ?? '',
  )
  if (!issuer && !clientId && !clientSecret) return null
  const isSafe = (url: URL) => url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))
  if (!issuer || !clientId || !clientSecret || !URL.canParse(issuer) || !isSafe(new URL(issuer))) {
    throw new Trouble('sign-on.settings-wrong', {
      en: 'Single sign-on takes AFTERSALE_OIDC_ISSUER (an https address), AFTERSALE_OIDC_CLIENT_ID and AFTERSALE_OIDC_CLIENT_SECRET.',
      'zh-CN':
        '单点登录需要同时设置 AFTERSALE_OIDC_ISSUER（https 地址）、AFTERSALE_OIDC_CLIENT_ID 与 AFTERSALE_OIDC_CLIENT_SECRET。',
    })
  }
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret,
    name: env['AFTERSALE_OIDC_NAME'] || new URL(issuer).hostname,
    addsPeople: env['AFTERSALE_OIDC_ADD_PEOPLE'] === '1',
  }
}

const isLocal = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** What must be the same when somebody comes back as when they went. */
export interface SignOnAttempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
}

/** Whom the provider vouches for. */
export interface VouchedPerson {
  readonly subject: string
  readonly email: string | undefined
  readonly isVerified: boolean
  readonly name: string | undefined
}

export type Vouching =
  | { readonly kind: 'vouched'; readonly person: VouchedPerson }
  | { readonly kind: 'refused' }
  | { readonly kind: 'away' }

/**
 * Talks to the provider: authorization code with PKCE, state and nonce, ID tokens with a signature that is checked against the
 * provider's keys (OpenID Connect Core 1.0, 3.1.3.7). What it says of itself is asked once, and again after it was away.
 */
export class IdentityProvider {
  readonly settings: SignOnSettings
  readonly #log: Log
  #known: Promise<oidc.Configuration> | undefined

  constructor(settings: SignOnSettings, log: Log) {
    this.settings = settings
    this.#log = log
  }

  /** Where to send somebody, and what to remember of it; null where the provider is away. */
  async begin(redirectUri: string): Promise<{ url: string; attempt: SignOnAttempt } | null> {
    const configuration = await this.#configuration()
    if (configuration === null) return null
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return { url: url.href, attempt: { state, nonce, verifier, redirectUri } }
  }

  /** Exchanges the code that somebody came back with. */
  async finish(attempt: SignOnAttempt, code: string, issuer: string | undefined): Promise<Vouching> {
    const configuration = await this.#configuration()
    if (configuration === null) return { kind: 'away' }
    const back = new URL(attempt.redirectUri)
    back.search = new URLSearchParams({
      code,
      state: attempt.state,
      ...(issuer !== undefined && { iss: issuer }),
    }).toString()
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      })
      return { kind: 'vouched', person: await this.#personOf(configuration, tokens) }
    } catch (error) {
      this.#log.warn({ err: error }, 'the identity provider vouched for nobody')
      return { kind: isTheirNo(error) ? 'refused' : 'away' }
    }
  }

  /** Some providers name the e-mail address only where one asks with the access token. */
  async #personOf(
    configuration: oidc.Configuration,
    tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  ): Promise<VouchedPerson> {
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('expected an ID token, got none')
    const asks = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
    const told = asks ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims
    const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)
    return {
      subject: claims.sub,
      email: text(told['email'])?.toLowerCase(),
      isVerified: told['email_verified'] === true || told['email_verified'] === 'true',
      name: text(told['name']) ?? text(told['preferred_username']),
    }
  }

  async #configuration(): Promise<oidc.Configuration | null> {
    this.#known ??= this.#discover()
    try {
      return await this.#known
    } catch (error) {
      this.#known = undefined
      this.#log.warn({ err: error }, 'the identity provider is away')
      return null
    }
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings
    const execute = [oidc.enableNonRepudiationChecks]
    if (issuer.protocol === 'http:') execute.push(oidc.allowInsecureRequests)
    return oidc.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: 10 })
  }
}

/** Whether the provider said no, or its token is not what it must be; all else is a matter of the network. */
const isTheirNo = (error: unknown) =>
  error instanceof oidc.ResponseBodyError ||
  error instanceof oidc.AuthorizationResponseError ||
  (error as { code?: string } | null)?.code?.startsWith('OAUTH_') === true

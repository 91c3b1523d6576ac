// nodemailer: MIME, TLS and the SMTP dialogue, kept by the same people for fifteen years.
import { createTransport } from 'nodemailer'
import { NovaError } from '../src/errors.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  attachments: { name: string; mime: string; bytes: Uint8Array }[]
}

export type Mailer = {
  /** Sends one e-mail. The key makes its Message-ID, so that a copy sent twice is seen as one. */
  send(mail: Mail, key: string): Promise<{ messageId: string }>
  /** Greets the server and signs in, without sending. Throws `integration.failed`. */
  verify(): Promise<void>
}

/**
 * A mailer over `smtp://user:password@host:port` or `smtps://`. Throws `integration.failed`: with `retry` when nothing
 * was sent, with `data.unknown` when the line broke after the message was handed over.
 */
export function createMailer(settings: { url: string; from: string }): Mailer {
  const transport = createTransport(settings.url)
  const host = new URL(settings.url).hostname
  return {
    async send({ to, subject, text, attachments }, key) {
      const messageId = `<${Buffer.from(key).toString('hex')}@${host}>`
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: '', address: to },
          subject,
          text,
          messageId,
          attachments: attachments.map(({ name, mime, bytes }) => ({
            filename: name,
            contentType: mime,
            content: Buffer.from(bytes),
          })),
        })
        return { messageId }
      } catch (cause) {
        throw failure(cause, to)
      }
    },
    async verify() {
      const late = AbortSignal.timeout(VERIFY_MS)
      const expired = new Promise<never>((_, reject) => {
        late.addEventListener('abort', () => reject(late.reason))
      })
      try {
        await Promise.race([transport.verify(), expired])
      } catch (cause) {
        const { code = '', response } = cause as { code?: string; response?: string }
        throw new NovaError(
          'integration.failed',
          code === 'EAUTH'
            ? {
                fr: `${host} refuse ce nom d'utilisateur ou ce mot de passe.`,
                en: `${host} refuses this user name or password.`,
              }
            : {
                fr: `${host} ne répond pas comme un serveur de courriel.`,
                en: `${host} does not answer as a mail server.`,
              },
          { cause, data: { response: response ?? code } },
        )
      }
    },
  }
}

const VERIFY_MS = 10_000

function failure(cause: unknown, to: string): NovaError {
  const {
    code = '',
    command = '',
    responseCode = 0,
  } = cause as { code?: string; command?: string; responseCode?: number }
  // nodemailer names the step that failed: before a connection nothing can have been sent.
  const temporary = command === 'CONN' || (responseCode >= 400 && responseCode < 500)
  const refused = responseCode >= 500 || code === 'EAUTH'
  return new NovaError(
    'integration.failed',
    {
      fr: `Le courriel à ${to} n'est pas parti : ${refused ? 'le serveur le refuse' : 'le serveur ne répond pas'}.`,
      en: `The e-mail to ${to} did not go out: ${refused ? 'the server refuses it' : 'the server does not answer'}.`,
    },
    { cause, retry: temporary, ...(temporary || refused ? {} : { data: { unknown: true } }) },
  )
}

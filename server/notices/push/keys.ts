/** The keys by which push services know this installation (VAPID, RFC 8292). */
import { createECDH, hkdfSync } from 'node:crypto';

export interface PushKeys {
  /** An uncompressed point of P-256, base64url: browsers subscribe with it. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** Who is asked where something is wrong with our pushes: `mailto:` or `https:`. */
  readonly subject: string;
}

/**
 * Derives the keys from the secret of the installation: every instance has the same, and none is kept anywhere. Where the
 * secret is changed, devices are turned on anew.
 */
export function pushKeysOf(secret: string, contact: PushContact): PushKeys {
  for (let attempt = 0; ; attempt += 1) {
    const scalar = Buffer.from(hkdfSync('sha256', secret, '', `web push ${attempt}`, 32));
    const curve = createECDH('prime256v1');
    try {
      curve.setPrivateKey(scalar);
    } catch (error) {
      // One number in 2^32 is none of the curve's.
      if (attempt < 3) continue;
      throw error;
    }
    return {
      publicKey: curve.getPublicKey('base64url'),
      privateKey: scalar.toString('base64url'),
      subject: subjectOf(contact),
    };
  }
}

export interface PushContact {
  readonly operatorEmail: string | null;
  readonly publicUrl: string;
}

/** Apple refuses a subject that is no address of either form, and so does the library. */
function subjectOf({ operatorEmail, publicUrl }: PushContact): string {
  if (operatorEmail !== null) return `mailto:${operatorEmail}`;
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:nobody@localhost.invalid';
}

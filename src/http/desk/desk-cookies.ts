import type { IncomingMessage } from 'node:http';

/** A cookie of the desk: its name follows from whether the service is reached over TLS. */
export interface DeskCookie {
  /** Its value, as the browser sent it; `undefined` when it did not. */
  read(request: IncomingMessage): string | undefined;
  /** The `Set-Cookie` header that keeps `value` for so long. */
  keep(value: string, maxAgeSeconds: number): string;
  /** The `Set-Cookie` header that takes it away. */
  readonly clear: string;
}

/** What tells one cookie of the desk from the other. */
interface CookieRules {
  readonly name: string;
  /** `Strict`: sent by pages of ours alone. `Lax`: also when another site leads here, which signing in elsewhere needs. */
  readonly sameSite: 'Strict' | 'Lax';
  /** Behind TLS the browser itself holds a `__Host-` cookie to this host and to TLS; without it, on loopback, there is none. */
  readonly isSecure: boolean;
}

/** Never readable by scripts, and for this host alone. */
export function createDeskCookie({ name, sameSite, isSecure }: CookieRules): DeskCookie {
  const fullName = isSecure ? `__Host-${name}` : name;
  const rules = `Path=/; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`;
  return {
    read: ({ headers }) => readCookie(headers.cookie ?? '', fullName),
    keep: (value, maxAgeSeconds) => `${fullName}=${value}; Max-Age=${maxAgeSeconds}; ${rules}`,
    clear: `${fullName}=; Max-Age=0; ${rules}`,
  };
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

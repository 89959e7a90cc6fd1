/** What of a request a page looks at. */
export interface PageRequest {
  /** The `Host` header. */
  readonly host: string | undefined;
  /** The `If-None-Match` header. */
  readonly ifNoneMatch: string | undefined;
  /** The `v` of the query: the version of a file that a page asked for. */
  readonly version: string | undefined;
  readonly acceptsGzip: boolean;
}

/** What is sent. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** One address of the site. */
export interface PageRoute {
  readonly path: string;
  answer(request: PageRequest): Promise<PageAnswer>;
}

/** On everything that the pages send, besides what the server puts on every answer. */
export const commonHeaders = {
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

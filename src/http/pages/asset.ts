import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { commonHeaders, type PageAnswer, type PageRequest } from './page-answer.ts';

/** A file of the browser code, held in memory and named by what is in it. */
export interface Asset {
  readonly type: string;
  /** Changes with the content: the version in the page's link. */
  readonly version: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** Whether pages of other sites load it too. */
  readonly isShared: boolean;
}

export function createAsset(type: string, body: Buffer, isShared = false): Asset {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return { type, version, body, gzipped: gzipSync(body, { level: 9 }), isShared };
}

/** Sends the file, or says that the browser has it already. */
export function answerAsset(asset: Asset, request: PageRequest): PageAnswer {
  const headers = assetHeaders(asset, request);
  if (request.ifNoneMatch?.includes(headers.etag)) return { status: 304, headers, body: '' };
  if (!request.acceptsGzip) return { status: 200, headers, body: asset.body };
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: asset.gzipped };
}

/** Other sites name no version. Their pages don't wait for us at each visit, and have a new version within minutes. */
const sharedCaching = 'public, max-age=300, stale-while-revalidate=86400';
/** Also for pages that ask for `crossorigin`, or that shut out what does not say that it may be embedded. */
const sharedHeaders = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' };

function assetHeaders(asset: Asset, request: PageRequest) {
  // Kept for good only under its own version: during an update an instance may be asked for another one's file.
  const isOwnVersion = request.version === asset.version;
  return {
    ...commonHeaders,
    'content-type': asset.type,
    'cache-control': isOwnVersion ? 'public, max-age=31536000, immutable' : asset.isShared ? sharedCaching : 'no-cache',
    ...(asset.isShared ? sharedHeaders : { 'cross-origin-resource-policy': 'same-origin' }),
    etag: `W/"${asset.version}"`,
    vary: 'accept-encoding',
  };
}

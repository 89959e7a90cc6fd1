import { expect } from 'chai';
import { type ErrorCode, HelplineError } from '../../src/errors.ts';

/** What a promise is rejected with; fails when it resolves. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const result = await promise.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  expect(result, 'should have been rejected').to.not.equal(null);
  return result?.error;
}

/** Fails unless the promise is rejected with a coded error of this kind; returns it. */
export async function expectCode(promise: Promise<unknown>, code: ErrorCode): Promise<HelplineError> {
  const error = await rejectionOf(promise);
  if (!(error instanceof HelplineError)) throw error;
  expect(error.code).to.equal(code);
  return error;
}

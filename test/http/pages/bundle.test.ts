import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { bundleBrowserCode } from '../../../src/http/pages/bundle.ts';

describe('bundled chat panel', () => {
  it('stays within its budget of 30 kB, gzipped', async () => {
    const { script, style } = await bundleBrowserCode('01632 960 000');
    expect(script.gzipped.length + style.gzipped.length).to.be.within(1000, 30_000);
  });

  it('keeps the button for the charity’s pages within 2 kB, gzipped', async () => {
    const { launcher } = await bundleBrowserCode('01632 960 000');
    expect(launcher.gzipped.length).to.be.within(500, 2000);
    expect(launcher.body.toString()).to.include('tel:01632960000');
  });

  it('carries no source and no path of the machine it was made on', async () => {
    for (const { gzipped, body } of Object.values(await bundleBrowserCode('01632 960 000'))) {
      expect(gunzipSync(gzipped).equals(body)).to.equal(true);
      expect(body.toString()).to.not.match(/sourceMappingURL|src\/web|node_modules/);
      expect(body.toString()).to.not.include(process.cwd());
    }
  });

  it('is the same every time, also when made twice at once', async () => {
    const [one, other] = await Promise.all([bundleBrowserCode('01632 960 000'), bundleBrowserCode('01632 960 000')]);
    expect(one.script.version).to.equal(other.script.version);
  });
});

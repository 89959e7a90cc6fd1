import { expect } from 'chai';
import { echoTurn, home, say } from '../echo-turn.ts';
import type { Place } from '../place.ts';

/** Every kind of writing comes out as it went in. */
export function textContract(here: () => Place): void {
  describe('text', () => {
    const faithful = {
      'emoji of several parts': '👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
      'right to left, with overrides': 'مرحبا ‮evil‬ שלום',
      'combining marks and zero width': 'e\u0301 \u200b\u200d\ufeff ǅ ﬁ',
      'quotes and SQL': `'; drop table log; -- " \\ \\u0000 %s $1 ?1 :name`,
      'line ends and control characters': 'a\r\nb\tc\u0001\u2028',
      'the longest message': '患'.repeat(4000),
    };
    for (const [name, text] of Object.entries(faithful)) {
      it(`keeps ${name}`, async () => {
        const store = await here().open();
        const receipt = await store.takeTurn(say(text));
        const read = await store.readForFamily(home, 0, 10);
        expect(receipt.rows[0]?.body).to.deep.equal({ kind: 'inbound', input: { kind: 'said', text } });
        expect(read.rows[0]).to.deep.equal(receipt.rows[0]);
      });
    }

    it('loses half characters and NUL, and no message for them', async () => {
      const store = await here().open();
      const receipt = await store.takeTurn(say('half \ud83d NUL \0 end'));
      expect(receipt.rows[0]?.body).to.deep.equal({ kind: 'inbound', input: { kind: 'said', text: 'half \ufffd NUL  end' } });
      expect((await store.readForFamily(home, 0, 10)).rows[0]).to.deep.equal(receipt.rows[0]);
    });

    it('in a state is treated the same, in names too', async () => {
      let found: unknown = null;
      const store = await here().open((state, request, now) => {
        found = state;
        return { ...echoTurn(null, request, now), state: { 'a\0b': ['\udc00', '👍'], plain: '\\u0000' } };
      });
      await store.takeTurn(say('one'));
      await store.takeTurn(say('two'));
      expect(found).to.deep.equal({ ab: ['\ufffd', '👍'], plain: '\\u0000' });
    });
  });
}

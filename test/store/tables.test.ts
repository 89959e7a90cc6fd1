import { expect } from 'chai';
import { tables } from '../../src/store/tables.ts';

describe('every table', () => {
  for (const [name, rule] of Object.entries(tables)) {
    it(`${name} says whose it is and how long it is kept`, () => {
      const columns = Object.keys(rule.columns);
      const hasPerson = columns.includes('channel') && columns.includes('person');
      expect(rule.holds === 'person').to.equal(hasPerson);
      expect(rule.retention).to.match(/^(conversation|receipt|delivery|code|access|session|service)$/);
      // What speaks of a conversation speaks of a person.
      if (rule.holds === 'nobody') expect(columns).to.not.include('conversation');
    });
  }
});

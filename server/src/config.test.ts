/** Settings as clients send them: right, absent, wrong, and under the keys of old clients. */
import assert from 'node:assert/strict';
import { DEFAULT_CONFIG, readClientOffer, readPartner, readServerConfig } from './config.ts';

describe('settings of the editor', () => {
  it('are the defaults where nothing is said', () => {
    for (const raw of [undefined, null, {}, [], { hover: {}, codeLens: null, completion: [] }]) {
      assert.deepEqual(readServerConfig(raw), { value: DEFAULT_CONFIG, complaints: [] });
    }
  });

  it('may be nested or written with dots', () => {
    const nested = {
      schemaFindings: 'never',
      diagnostics: { scope: 'openFiles' },
      hover: { enabled: false },
    };
    const dotted = { schemaFindings: 'never', 'diagnostics.scope': 'openFiles', 'hover.enabled': false };
    assert.deepEqual(readServerConfig(nested), readServerConfig(dotted));
    assert.deepEqual(readServerConfig(nested).value, {
      ...DEFAULT_CONFIG,
      schemaFindings: 'never',
      diagnosticsScope: 'openFiles',
      hasHovers: false,
    });
  });

  it('that are wrong are named, and their defaults hold', () => {
    const { value, complaints } = readServerConfig({ schemaFindings: 3, codeLens: { enabled: 'no' } });
    assert.deepEqual(value, DEFAULT_CONFIG);
    assert.deepEqual(complaints, [
      'podgate.schemaFindings is 3; it can be auto, always, never; taken for auto',
      'podgate.codeLens.enabled is "no"; it can be true or false; taken for true',
    ]);
  });

  it('that are wrong in groups are named, and hold nothing', () => {
    for (const [raw, complaint] of [
      ['x', 'podgate is "x"; it can be an object with settings; taken for none'],
      [[7], 'podgate is [7]; it can be an object with settings; taken for none'],
      [{ hover: false }, 'podgate.hover is false; it can be an object with settings; taken for none'],
    ] as const) {
      assert.deepEqual(readServerConfig(raw), { value: DEFAULT_CONFIG, complaints: [complaint] });
    }
  });

  it('say nothing through a prototype', () => {
    const { value } = readServerConfig(JSON.parse('{ "__proto__": { "schemaFindings": "never" } }'));
    assert.deepEqual(value, DEFAULT_CONFIG);
  });
});

describe('what a client says of itself', () => {
  it('is nothing where it says nonsense', () => {
    for (const raw of [undefined, 'x', { schemaPartner: 4, avoid: 'x', commands: {}, readsFiles: 'yes' }]) {
      const { partner, avoided, commands, readsFiles } = readClientOffer(raw);
      assert.deepEqual([partner.isActive, avoided.size, commands.size, readsFiles], [false, 0, 0, false]);
    }
  });

  it('names documents in any spelling', () => {
    const { isActive, schemaUris } = readPartner({ isActive: true, schemaUris: ['file:///C:/a b.yaml', 5] });
    assert.equal(isActive, true);
    assert.deepEqual([...schemaUris], ['file:///c%3A/a%20b.yaml']);
  });
});

/** The table of network plugins as a whole, and what versions make of it. Verdicts are `test/spec/network-plugins.md`'. */
import assert from 'node:assert/strict';
import { compareVersions, PLUGIN_VERSION_PATTERN, type Plugin } from './plugin.ts';
import { FACTS } from './pluginFacts.ts';
import { findPlugin, findProfile, listProfileNames } from './profile.ts';
import { PLUGINS } from './plugins.ts';

/** The entries of a plugin, whatever fact they are about. */
function entriesOf({ facts }: Plugin): readonly { fact: string; since?: string; source: string }[] {
  return Object.entries(facts).flatMap(([fact, entries]) => entries.map((entry) => ({ fact, ...entry })));
}

describe('the table of network plugins', () => {
  it('has each name once, in the form of a name', () => {
    const names = listProfileNames();
    assert.deepEqual([...new Set(names)], names);
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
      [],
    );
  });

  for (const plugin of PLUGINS) {
    it(`${plugin.name}: has a source for every fact and every note`, () => {
      for (const { source } of [...entriesOf(plugin), ...plugin.notes]) {
        assert.match(source, /^https:\/\/\S+$/);
      }
      assert(plugin.facts.enforcesIngress !== undefined && plugin.facts.enforcesEgress !== undefined);
    });

    it(`${plugin.name}: has its versions from new to old, of something, and an answer for the oldest`, () => {
      for (const name of Object.keys(FACTS)) {
        const entries = entriesOf(plugin).filter(({ fact }) => fact === name);
        const versions = entries.flatMap(({ since }) => since ?? []);
        assert.equal(versions.length, Math.max(entries.length - 1, 0), name);
        assert.deepEqual(
          versions,
          [...versions].sort((left, right) => compareVersions(right, left)),
        );
        assert(versions.length === 0 || plugin.versionOf !== undefined, name);
      }
    });
  }
});

describe('a profile', () => {
  it('of no such name is none', () => {
    assert.equal(findProfile('calicoo'), undefined);
    assert.equal(findPlugin('kubernetes'), undefined);
  });

  it('is the same object for the same name', () => {
    assert.equal(findProfile('cilium'), findProfile('cilium'));
  });

  const rows: readonly (readonly [string, string | undefined, string, string])[] = [
    ['kind', undefined, 'enforcesIngress', 'yes'],
    ['kind', '0.23', 'enforcesIngress', 'no'],
    ['kind', 'v0.24.0', 'enforcesIngress', 'yes'],
    ['kind', '0.3', 'enforcesEgress', 'no'],
    ['kind', '1', 'enforcesEgress', 'yes'],
    ['cilium', undefined, 'endPort', 'honored'],
    ['cilium', '1.17.0-rc1', 'endPort', 'honored'],
    ['cilium', '1.16.9', 'endPort', 'unknown'],
    ['cilium', '1.9', 'endPort', 'ignored'],
    ['weave-net', '2.3.0', 'enforcesEgress', 'no'],
    ['aws-vpc-cni-with-agent', '1.13.4-eksbuild.1', 'enforcesIngress', 'no'],
    ['antrea', '0.3', 'namedPorts', 'allPorts'],
    ['kubernetes', '1.36', 'endPort', 'honored'],
  ];
  for (const [name, version, fact, answer] of rows) {
    it(`${name} ${version ?? 'of today'}: ${fact} is ${answer}`, () => {
      const profile = findProfile(name, version);
      assert.equal(new Map(Object.entries(profile ?? {})).get(fact), answer);
    });
  }

  it('takes versions as people write them', () => {
    const form = new RegExp(PLUGIN_VERSION_PATTERN);
    const taken = ['1', '1.16', 'v3.28.0', 'v1.30.2+k3s1', '1.17.0-rc1'];
    assert.deepEqual(
      [...taken, '', 'latest', '1.x', '1.', '-1'].filter((version) => form.test(version)),
      taken,
    );
  });
});

/**
 * How rules about the cluster are run: what is asked again after an edit, what a rule that throws costs, which findings hold
 * where a manifest is in several scopes. What single rules find is said by their examples and their own tests.
 */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../engine/src/index.ts';
import { checkScopeInSteps, type ScopeProblems } from '../../engine/src/lint/checkScope.ts';
import type { ClusterCheck } from '../../engine/src/lint/clusterCheck.ts';
import { policySelectsNothing } from '../../engine/src/lint/rules/policySelectsNothing.ts';
import { locate } from '../../engine/src/k8s/resource.ts';
import { rulesWithoutType } from '../../engine/src/lint/rules/rulesWithoutType.ts';
import type { Rule } from '../../engine/src/lint/rule.ts';
import { ScopeFacts } from '../../engine/src/lint/scopeFacts.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { factsUnder, tieredPolicy } from '../fixture/tieredPolicy.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';

const SHOP = `
#-- web.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
#-- a.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a, namespace: shop }
spec: { podSelector: {} }
#-- b.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: b, namespace: shop }
spec: { podSelector: {} }
#-- c.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: c, namespace: bank }
spec: { podSelector: {} }
`;

describe('checks of a cluster', () => {
  it('ask about a policy by itself only when the policy changed', () => {
    const asked: string[] = [];
    const rule = withCheck({ of: 'manifest', run: ({ resource }) => note(asked, resource.name) });
    checkEdits([rule], (touch) => {
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
      touch('a.yaml');
      assert.deepEqual(asked.splice(0), ['a']);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), []);
    });
  });

  it('ask about a policy beside its pods when the policy, its pods or anything that selectors see changed', () => {
    const asked: string[] = [];
    const rule = withCheck({ of: 'policy', run: ({ resource }) => note(asked, resource.name) });
    checkEdits([rule], (touch, relabel) => {
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
      touch('a.yaml');
      assert.deepEqual(asked.splice(0), ['a']);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'b']);
      relabel('web.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
    });
  });

  it('ask again about a policy whose finding points to a pod that changed', () => {
    const asked: string[] = [];
    const rule = withCheck({
      of: 'policy',
      *run({ resource }, { cluster }) {
        asked.push(resource.name);
        const elsewhere = cluster.workloads.map(({ source }) => locate(source, source.nameSpan));
        yield* resource.name === 'c' ? [{ resource, span: resource.nameSpan, args: {}, elsewhere }] : [];
      },
    });
    checkEdits([rule], (touch) => {
      asked.splice(0);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
    });
  });

  it('ask about the policies of a namespace by themselves when one of them changed', () => {
    const asked: string[] = [];
    const rule = withCheck({ of: 'manifests', run: ({ namespace }) => note(asked, namespace) });
    checkEdits([rule], (touch) => {
      assert.deepEqual(asked.splice(0), ['shop', 'bank']);
      touch('b.yaml');
      assert.deepEqual(asked.splice(0), ['shop']);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), []);
    });
  });

  it('ask about the policies of a namespace beside its pods when these or anything that selectors see changed', () => {
    const asked: string[] = [];
    const rule = withCheck({ of: 'namespace', run: ({ namespace }) => note(asked, namespace) });
    checkEdits([rule], (touch, relabel) => {
      assert.deepEqual(asked.splice(0), ['shop', 'bank']);
      touch('b.yaml');
      assert.deepEqual(asked.splice(0), ['shop']);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), ['shop']);
      relabel('web.yaml');
      assert.deepEqual(asked.splice(0), ['shop', 'bank']);
    });
  });

  it('ask about a policy beside those at the other end of its rules when one of these changed', () => {
    const asked: string[] = [];
    const rule = withCheck({
      of: 'peers',
      peersOf: ({ resource }, { cluster }) => (resource.name === 'c' ? cluster.workloads : []),
      run: ({ resource }) => note(asked, resource.name),
    });
    checkEdits([rule], (touch, relabel) => {
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
      touch('a.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'c']);
      touch('c.yaml');
      assert.deepEqual(asked.splice(0), ['c']);
      touch('web.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'b']);
      relabel('web.yaml');
      assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
    });
  });

  it('ask again about everything beside policies when one changed that is of no namespace', () => {
    const asked: string[] = [];
    const rules = [
      withCheck({ of: 'namespace', run: ({ namespace }) => note(asked, namespace) }),
      withCheck({ of: 'peers', peersOf: () => [], run: ({ resource }) => note(asked, resource.name) }),
      withCheck({ of: 'policy', run: () => note(asked, 'beside no policy') }),
    ];
    const snapshot = open(SHOP);
    const admin = tieredPolicy({ tier: 'admin', name: 'all', subject: '*', direction: 'egress', rules: [] });
    const before = checkFacts(factsUnder(snapshot, []), rules);
    asked.splice(0);
    const after = checkFacts(factsUnder(snapshot, [admin]), rules, before);
    assert.deepEqual(asked.splice(0), ['a', 'b', 'c', 'shop', 'bank']);
    checkFacts(factsUnder(snapshot, [admin]), rules, after);
    assert.deepEqual(asked, []);
  });

  it('take nothing over from a check of something else that began at the same time', () => {
    const rule = withCheck({
      of: 'policy',
      run: ({ resource }, { cluster }) => {
        const relabeled = cluster.workloads.filter(({ labels }) => labels.known.has('touched')).length;
        return [{ resource, span: resource.nameSpan, args: { relabeled } }];
      },
    });
    const relabeledCounts = (checked: ScopeProblems): readonly unknown[] =>
      checked.problems.map(({ args }) => args.relabeled);
    const snapshot = open(SHOP);
    const before = check(snapshot, [rule]);
    const other = snapshot.change([{ path: 'web.yaml', text: relabel(textOf('web.yaml')) }]);
    assert.deepEqual(relabeledCounts(check(other, [rule], before)), [1, 1, 1]);
    assert.deepEqual(relabeledCounts(check(snapshot, [rule], before)), [0, 0, 0]);
  });

  it('lose the findings of a rule that throws, and no others', () => {
    const broken = withCheck({
      of: 'policy',
      run: ({ resource }) => {
        if (resource.name === 'b') {
          throw new Error('a bug');
        }
        return [{ resource, span: resource.nameSpan, args: {} }];
      },
    });
    const whole = { ...withCheck(policySelectsNothing.check), id: policySelectsNothing.id };
    const { problems, failures } = check(open(SHOP), [broken, whole]);
    assert.deepEqual(
      failures.map(({ rule, file }) => `${rule} ${String(file)}`),
      ['rules-without-type b.yaml'],
    );
    assert.deepEqual(problems, []);
  });

  it('do not run a rule that is off', () => {
    const asked: string[] = [];
    const rule = withCheck({ of: 'scope', run: () => note(asked, 'asked') });
    check(open(`${SHOP}#-- podgate.yaml\nrules: { rules-without-type: off }\n`), [rule]);
    check(open(SHOP), [{ ...rule, severity: 'off' }]);
    assert.deepEqual(asked, []);
    check(open(`${SHOP}#-- podgate.yaml\nrules: { rules-without-type: hint }\n`), [
      { ...rule, severity: 'off' },
    ]);
    assert.deepEqual(asked, ['asked']);
  });
});

describe('findings of a manifest in several scopes', () => {
  it('are said once, where they hold in all of them', () => {
    checkFindings(twoOverlays('wbe', 'wbe'));
  });

  it('are not said where they hold in one of them only', () => {
    checkFindings(twoOverlays('web', 'wbe').replace(/# \^+ .*\n/, '\n'));
  });
});

function twoOverlays(dev: string, prod: string): string {
  const overlay = (name: string, label: string): string => `
#-- ${name}/kustomization.yaml
resources: [../base, pods.yaml]
#-- ${name}/pods.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: ${label} } }
`;
  return `${overlay('dev', dev)}${overlay('prod', prod)}
#-- base/kustomization.yaml
resources: [policy.yaml]
#-- base/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector:
    matchLabels:
      app: web
    # ^^^^^^^^ warning policy-selects-nothing: \`app=wbe\`
`;
}

/** Rules are known by their ids; this one lends its own. */
function withCheck(run: ClusterCheck | undefined): Rule {
  assert(run !== undefined);
  return { ...rulesWithoutType, check: run };
}

function* note(asked: string[], name: string): Generator<never> {
  asked.push(name);
  yield* [];
}

function open(manifests: string): Snapshot {
  return openFixture(readFixture(manifests).files, readFixtureOptions(''));
}

function check(snapshot: Snapshot, rules: readonly Rule[], before?: ScopeProblems): ScopeProblems {
  const [view] = snapshot.scopes;
  assert(view !== undefined);
  const facts = new ScopeFacts(view.cluster, view.reachability, snapshot.options.settings, view.namespace);
  return checkFacts(facts, rules, before);
}

function checkFacts(facts: ScopeFacts, rules: readonly Rule[], before?: ScopeProblems): ScopeProblems {
  return finishSteps(checkScopeInSteps(facts, rules, before?.memory));
}

type Edit = (path: string) => void;

/** Checks the shop, and again after each edited file, the way a snapshot does. */
function checkEdits(rules: readonly Rule[], steps: (touch: Edit, relabel: Edit) => void): void {
  let snapshot = open(SHOP);
  let problems = check(snapshot, rules);
  const editBy =
    (edit: (text: string) => string): Edit =>
    (path) => {
      snapshot = snapshot.change([{ path, text: edit(textOf(path)) }]);
      problems = check(snapshot, rules, problems);
    };
  steps(editBy(touch), editBy(relabel));
}

function textOf(path: string): string {
  return readFixture(SHOP).files.find((file) => file.path === path)?.text ?? '';
}

/** Changes nothing that selectors see. */
function touch(text: string): string {
  return text.replace('metadata: {', 'metadata: { annotations: { touched: "yes" },');
}

function relabel(text: string): string {
  return text.replace('labels: {', 'labels: { touched: "yes",');
}

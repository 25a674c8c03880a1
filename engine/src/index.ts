/**
 * The engine's public face: everything a shell may use, and nothing else. Pure functions over text; no files, no
 * clock, no editor.
 */
export type { Span } from './text/span.ts';
export type { Location } from './text/location.ts';
export { LineIndex, type Position } from './text/lineIndex.ts';
export type { ApiError, ApiErrorType, Problem, RuleId, Severity } from './problem.ts';
export type { Direction, Protocol, Resource, ResourceHeader } from './k8s/resource.ts';
export type { Cluster, Endpoint, AddressEndpoint, WorkloadEndpoint } from './cluster/cluster.ts';
export { findProfile, listProfileNames, type Profile } from './cluster/profile.ts';
export { PortSet, type PortInterval } from './policy/portSet.ts';
export type { Policy } from './policy/policy.ts';
export type { Decision, DirectionDecision, DirectionVerdict, Reason, ReasonBecause, Verdict } from './policy/verdict.ts';
export type { Connection, Isolation, MatrixRow, Reachability } from './reachability/reachability.ts';
export type { Finding } from './lint/finding.ts';
export type { SourceFile } from './source/sourceFile.ts';
export type { PathMatcherFactory, ScopeSettings, Settings, KubernetesVersion } from './workspace/settings.ts';
export type { ScopeView, Snapshot, SourceText } from './workspace/snapshot.ts';
